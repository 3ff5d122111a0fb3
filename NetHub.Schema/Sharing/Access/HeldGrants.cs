using System.Collections.Concurrent;
using System.Collections.Frozen;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Access;

/// <summary>The grants of one client that are in force, valid until the next of them begins or ends.</summary>
internal sealed class HeldGrants
{
    private readonly FrozenDictionary<string, FieldEntry> fields;
    private readonly IReadOnlyList<Grant> held;
    private readonly FrozenSet<string> cases;
    private readonly UsableGrants?[] withoutCase = new UsableGrants?[Enum.GetValues<PurposeCode>().Length + 1];
    private readonly ConcurrentDictionary<(PurposeCode Purpose, string Case), UsableGrants> withCase = [];

    /// <param name="fields">The fields by coordinate.</param>
    /// <param name="grants">All grants of the client, regardless of their term.</param>
    /// <param name="now">The moment of evaluation.</param>
    public HeldGrants(FrozenDictionary<string, FieldEntry> fields, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        this.fields = fields;
        held = [.. grants.Where(g => g.IsInForce(now))];
        cases = held.Select(static g => g.Case).OfType<string>().ToFrozenSet();
        (From, Until) = (now, Next(grants, now));
    }

    private DateTimeOffset From { get; }

    private DateTimeOffset Until { get; }

    /// <summary>Returns whether the same grants are in force at this moment; false if the clock went back.</summary>
    public bool AreOf(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>Returns the grants that a purpose makes usable. Cases to which no grant is bound share one entry, so that clients cannot fill the memory.</summary>
    public UsableGrants For(StatedPurpose? stated)
    {
        if (held.Count == 0)
            return UsableGrants.None;
        if (stated is { Case: { } number } && cases.Contains(number))
            return withCase.GetOrAdd((stated.Code, number), static (k, all) => all.Usable(new StatedPurpose(k.Purpose, k.Case)), this);
        var index = stated is null ? 0 : (int)stated.Code + 1;
        return withoutCase[index] ??= Usable(stated is null ? null : new StatedPurpose(stated.Code, null));
    }

    private UsableGrants Usable(StatedPurpose? stated) => new(fields, [.. held.Where(g => Purposes.Permit(g, stated))], held);

    private static DateTimeOffset Next(IEnumerable<Grant> grants, DateTimeOffset now) => grants
        .Where(static g => g.RevokedAt is null)
        .SelectMany(static g => new[] { g.From, g.Until }).Where(m => m > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}

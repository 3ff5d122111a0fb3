using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Marks fields whose reads are recorded with the subject of the row: fields that need a purpose, and other fields on rows about minors.</summary>
internal sealed class RecordSubjects : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var field in nodes.OfType<DecidedField>().Where(static f => f.Showing is not NotShown))
            field.Subject = Mark(field);
    }

    private static SubjectMark? Mark(DecidedField selected)
    {
        var rule = selected.Row.Rule;
        if (rule.Dataset.Subject is not { Field.Kind: ValueKind.Id } subject)
            return null;
        if (Purposes.IsNeededFor(selected.Field.AccessClass) || Purposes.IsNeededFor(rule.Dataset.RowClass))
            return new SubjectMark(subject.Kind, subject.Field, selected.Scopes.Shown, selected.Scopes.Shown.Covers(rule.Scopes), null);
        return GatesOfMinors(rule) is { Count: > 0 } gates ? new SubjectMark(subject.Kind, subject.Field, ScopeSet.None, IsEverywhere: false, gates) : null;
    }

    private static List<int> GatesOfMinors(RowRule rule) => [.. rule.Dataset.Scopes.Gates
        .Select(static (gate, index) => (Gate: gate, Index: index))
        .Where(g => g.Gate.Cells is null && g.Gate.Class == AccessClass.Minor && rule.Gates[g.Index] != ScopeSet.None)
        .Select(static g => g.Index)];
}

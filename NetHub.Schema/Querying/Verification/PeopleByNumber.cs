using System.Linq.Expressions;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Verification;

/// <summary>The dataset of people, in which one is found by the keyed digest of an identity number.</summary>
internal sealed class PeopleByNumber
{
    private readonly DatasetEntry people;

    public PeopleByNumber(DataCatalogue catalogue)
    {
        people = catalogue.Datasets.First(static d => d.Subject is { Kind: SubjectKind.Person } subject && subject.Field == d.Id);
        Number = people.Fields.First(static f => f is { Kind: ValueKind.IdNumber, Declared.Encrypted: true });
        Name = people.Fields.First(static f => f.Mask == Mask.Name);
    }

    /// <summary>The identity number.</summary>
    public FieldEntry Number { get; }

    /// <summary>The name that goes with it.</summary>
    public FieldEntry Name { get; }

    /// <summary>The key and the name of who has the number of these digests.</summary>
    /// <param name="db">Has the dataset.</param>
    /// <param name="digests">Parameters of the query: a digest is under the newest key or the one before.</param>
    public IQueryable<object[]> Of(HubDbContext db, params IEnumerable<Expression> digests)
    {
        var row = Expression.Parameter(people.ClrType, "row");
        var stored = Expr.Stored(row, StorageModel.DigestProperty(Number), typeof(string));
        var isIt = Expr.Or(digests.Select(d => Expr.Equal(stored, d)));
        var columns = new[] { people.Id!, Name }.Select(f => Expression.Convert(Expr.Field(row, f), typeof(object)));
        return (IQueryable<object[]>)db.Set(people.ClrType).Where(row, isIt).Select(row, Expression.NewArrayInit(typeof(object), columns));
    }
}

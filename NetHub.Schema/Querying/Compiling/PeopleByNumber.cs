using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Finds persons in their dataset by the keyed digest of an identity number.</summary>
internal sealed class PeopleByNumber
{
    private readonly DatasetEntry people;

    public PeopleByNumber(DataCatalog catalog)
    {
        people = catalog.Datasets.First(static d => d.Subject is { Kind: SubjectKind.Person } subject && subject.Field == d.Id);
        Number = people.Fields.First(static f => f is { Kind: ValueKind.IdNumber, Declared.Encrypted: true });
        Name = people.Fields.First(static f => f.Mask == Mask.Name);
    }

    /// <summary>The field of the identity number.</summary>
    public FieldEntry Number { get; }

    /// <summary>The field of the name.</summary>
    public FieldEntry Name { get; }

    /// <summary>Finds the key and name of the person whose number has one of these digests.</summary>
    public IQueryable<object[]> Find(HubDbContext db, IEnumerable<string> digests) =>
        Find(db, digests.Select(static d => Expression.Call(typeof(EF), nameof(EF.Parameter), [typeof(string)], Expression.Constant(d))));

    /// <summary>Compiles the same query as a statement with one parameter per name, since a digest may use the newest key or the previous one.</summary>
    public SqlTemplate Compile(HubDbContext db, params IEnumerable<string> names)
    {
        var parameters = new ParameterTable();
        return parameters.Compile(Find(db, names.Select(n => parameters.Parameter(typeof(string), new ConstantSource(n)))), columns: 2);
    }

    private IQueryable<object[]> Find(HubDbContext db, IEnumerable<Expression> digests)
    {
        var row = Expression.Parameter(people.ClrType, "row");
        var stored = Expr.Stored(row, StorageModel.DigestProperty(Number), typeof(string));
        var isIt = Expr.Or(digests.Select(d => Expr.Equal(stored, d)));
        var columns = new[] { people.Id!, Name }.Select(f => Expression.Convert(Expr.Field(row, f), typeof(object)));
        return (IQueryable<object[]>)db.Set(people.ClrType).Where(row, isIt).Select(row, Expression.NewArrayInit(typeof(object), columns));
    }
}

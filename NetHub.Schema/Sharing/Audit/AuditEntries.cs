using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>Creates entries of the ledger, which knows actions and purposes by their codes only.</summary>
public static class AuditEntries
{
    private static readonly string[] Actions = Codes<AuditAction>();
    private static readonly string[] Purposes = Codes<PurposeCode>();

    /// <summary>An entry about an operation of a caller.</summary>
    public static AuditEntry Create(AuditAction action, Caller caller, ReadOrigin origin, string outcome, AuditedFields fields)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Create(action, caller.Department, caller.Program, outcome, fields) with
        {
            Person = caller.Person,
            Address = origin.Address,
            Purpose = origin.Purpose is { } purpose ? Purposes[(int)purpose.Code] : null,
            Case = origin.Purpose?.Case,
        };
    }

    /// <param name="action">What was done.</param>
    /// <param name="department">Department code; empty for administrators and unknown clients.</param>
    /// <param name="client">OAuth client id; empty if unknown.</param>
    /// <param name="outcome"><see cref="AuditEntry.Done"/>, or the code of the refusal.</param>
    /// <param name="fields">The fields that were touched.</param>
    public static AuditEntry Create(AuditAction action, string department, string client, string outcome, AuditedFields fields) =>
        new(Code(action), department, client, outcome, fields);

    /// <summary>The code of an action as the ledger stores it: <c>SIGN_IN</c>.</summary>
    public static string Code(AuditAction action) => Actions[(int)action];

    private static string[] Codes<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Naming.UpperSnake)];
}

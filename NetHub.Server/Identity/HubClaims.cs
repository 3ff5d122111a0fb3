namespace NetHub.Server.Identity;

/// <summary>What a token says beside the standard claims.</summary>
internal static class HubClaims
{
    /// <summary>Department code: <c>PLC</c>, <c>TWN-431021108</c>.</summary>
    public const string Department = "department";

    /// <summary>Key of the park that the department runs.</summary>
    public const string Park = "park";

    /// <summary><c>data</c> for systems that read; stewards and administrators have other roles and read no data.</summary>
    public const string Role = "hub_role";
}

/// <summary>What a client is for.</summary>
internal static class HubRoles
{
    public const string Data = "data";
    public const string Steward = "steward";
    public const string System = "sysadmin";
    public const string Security = "secadmin";
    public const string Audit = "auditadmin";
}

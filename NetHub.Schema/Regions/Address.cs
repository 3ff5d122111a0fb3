using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Regions;

[Dataset(Network.Shared, "标准地址", "Standard address: one dwelling or premises, shared by households, grids and orders",
    Owner = Departments.PublicSecurity, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Cont,
    Note = "An entity of its own, so that one dwelling is shared by a household, a grid and an order without copying text.")]
[TownshipScope(nameof(RegionCode))]
[OwnScope("The address of a person or an organisation that the department registered.")]
[CaseScope("Opens with the case, event or order whose place or party it is.")]
public sealed class Address
{
    [Field("地址主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long AddressId { get; init; }

    [Field("标准地址编码", "Standard address code issued by public security", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public string? StandardAddressCode { get; init; }

    [Field("所属村(社区)", "Village or community of the address", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region")]
    public required string RegionCode { get; init; }

    [Field("所属网格", "Grid that the address lies in", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.GridCode,
        Owner = Departments.PoliticsAndLaw)]
    [Link("Grid")]
    public string? GridCode { get; init; }

    [Field("地址类别(户籍/居住/经营/办公)", "What the address is used for", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public required AddressKind AddressKind { get; init; }

    [Field("街路巷/村民小组", "Street, lane or villagers' group", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address)]
    public string? StreetOrHamlet { get; init; }

    [Field("门(楼)牌号", "Building or door number", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address)]
    public string? Doorplate { get; init; }

    [Field("单元户室", "Unit, floor and room", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address)]
    public string? UnitRoom { get; init; }

    [Field("详细地址全称", "Full address in one line", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address)]
    public required string FullText { get; init; }

    [Field("坐标(CGCS2000)", "Coordinates of the entrance, CGCS2000", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Geo,
        Scalar = Scalar.GeoPoint)]
    public string? GeoPoint { get; init; }
}

/// <summary>地址类别: what an address is used for.</summary>
public enum AddressKind
{
    [Term("户籍", "Household registration")] Registered,
    [Term("居住", "Residence")] Residence,
    [Term("经营", "Business")] Business,
    [Term("办公", "Office")] Office,
}

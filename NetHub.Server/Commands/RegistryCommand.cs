using System.CommandLine;
using Microsoft.IdentityModel.Tokens;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Issuing;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary>
/// <c>registry</c>: manages the registrations of clients, people, app roles and groups. Works on the registry's file, whether a hub runs
/// or not; a running hub sees a change within a second.
/// </summary>
internal static class RegistryCommand
{
    private static readonly Argument<RegistrationKind> Kind = new("kind") { Description = "类别：client、person、appRole 或 group | kind of registration" };
    private static readonly Argument<string> Value = new("value") { Description = "客户端标识、用户名、角色值或组标识 | client id, user name, role value or group id" };

    private static readonly Option<string> Issuer = new("--issuer")
    {
        Description = "签发方，默认为本系统 | name of the issuer in the settings; defaults to the hub itself",
        DefaultValueFactory = static _ => Registration.EmbeddedIssuer,
    };

    public static Command Create() => new("registry", "客户端、人员、角色和组的登记 | registrations of clients, people, roles and groups")
    {
        List(), Add(), Change("revoke", "吊销已签发的全部令牌和会话 | revoke all tokens and sessions issued so far", static (s, r, c) => s.RevokeAsync(r.Issuer, r.Kind, r.Value, c)),
        Change("end", "永久终止登记 | end a registration permanently", static (s, r, c) => s.EndAsync(r.Issuer, r.Kind, r.Value, c)), EndSamples(), RotateKey(),
    };

    private static Command List()
    {
        var command = new Command("list", "列出登记 | list registrations");
        command.SetAction((_, cancel) => RegistryWork.RunAsync(
            async work =>
            {
                foreach (var r in await work.Store.ListAsync(cancel))
                    Console.WriteLine($"{r.Issuer} {r.Kind} {r.Value} {r.Department ?? "-"} [{r.Roles}] {r.Clearance} {(r.EndedAt is null ? "" : "已终止 | ended")}".TrimEnd());
                return 0;
            },
            cancel));
        return command;
    }

    private static Command Add()
    {
        var department = new Option<string?>("--department") { Description = "部门代码，如 PLC、TWN-431021108；管理员不填 | department code; omit it for administrators" };
        var roles = new Option<HubRoles[]>("--roles")
        {
            Description = "角色 | roles",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var clearance = new Option<Sensitivity>("--clearance")
        {
            Description = "可访问信息项的最高敏感级别 | highest sensitivity of accessible fields",
            DefaultValueFactory = static _ => Sensitivity.Internal,
        };
        var park = new Option<string?>("--park") { Description = "所管园区名称 | name of the managed park" };
        var keys = new Option<FileInfo?>("--keys") { Description = "客户端公钥 JWKS 文件，代替密钥 | the client's public keys (JWKS) instead of a secret" };
        var command = new Command("add", "登记，已有登记则替换 | add a registration or replace an existing one")
        {
            Kind, Value, Issuer, department, roles, clearance, park, keys,
        };
        command.SetAction((arguments, cancel) =>
        {
            var registration = new Registration
            {
                Issuer = arguments.GetValue(Issuer)!,
                Kind = arguments.GetValue(Kind),
                Value = arguments.GetValue(Value)!,
                Department = arguments.GetValue(department),
                Roles = arguments.GetValue(roles)!.Aggregate(HubRoles.None, static (all, r) => all | r),
                Clearance = arguments.GetValue(clearance),
                Park = arguments.GetValue(park),
            };
            var file = arguments.GetValue(keys);
            return RegistryWork.RunAsync(work => work.AddAsync(registration, file is null ? null : Keys(file), cancel), cancel);
        });
        return command;
    }

    private static Command Change(string name, string description, Func<RegistryStore, (string Issuer, RegistrationKind Kind, string Value), CancellationToken, Task<bool>> change)
    {
        var command = new Command(name, description) { Kind, Value, Issuer };
        command.SetAction((arguments, cancel) =>
        {
            var named = (arguments.GetValue(Issuer)!, arguments.GetValue(Kind), arguments.GetValue(Value)!);
            return RegistryWork.RunAsync(
                async work => await change(work.Store, named, cancel) ? 0 : throw new StartupException("没有这项登记。", "There is no such registration."), cancel);
        });
        return command;
    }

    private static Command EndSamples()
    {
        var command = new Command("end-samples", "终止所有示例登记 | end all sample registrations");
        command.SetAction((_, cancel) => RegistryWork.RunAsync(
            async work =>
            {
                Console.WriteLine($"已终止 | ended: {await work.Store.EndSamplesAsync(cancel)}");
                return 0;
            },
            cancel));
        return command;
    }

    private static Command RotateKey()
    {
        var command = new Command("rotate-key", "更换令牌签名密钥，重启后生效 | create a new signing key for tokens; takes effect at the next start");
        command.SetAction((_, cancel) => RegistryWork.RunAsync(
            async work =>
            {
                await work.Store.NoteAsync("SIGNING_KEY_ROTATED", "hub", cancel);
                SigningKeyFiles.Rotate(work.Paths);
                Console.WriteLine($"旧密钥在删除前仍可验证令牌 | the previous key still validates tokens until you delete it: {work.Paths.FormerSigningKey}");
                return 0;
            },
            cancel));
        return command;
    }

    private static JsonWebKeySet Keys(FileInfo file)
    {
        try
        {
            var keys = new JsonWebKeySet(File.ReadAllText(file.FullName));
            if (keys.Keys.Count > 0 && !keys.Keys.Any(static k => k.HasPrivateKey || k.Kty == JsonWebAlgorithmsKeyTypes.Octet))
                return keys;
        }
        catch (ArgumentException)
        {
            // Reported below: the file is not a key set.
        }

        throw new StartupException($"{file.Name} 应为只含公钥的 JWKS 文件。", $"{file.Name} must be a JSON Web Key Set of public keys only.");
    }
}

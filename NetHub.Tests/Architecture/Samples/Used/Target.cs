namespace NetHub.Tests.Architecture.Samples.Used;

internal class Target
{
    public string Say(int number) => $"{GetHashCode()} {number}";
}

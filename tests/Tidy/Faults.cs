using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>All that break a rule, in one message with what to do, instead of the first.</summary>
internal static class Faults
{
    internal static void None(IEnumerable<string> faults, string remedy)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{remedy}\n  {string.Join("\n  ", found)}");
    }
}

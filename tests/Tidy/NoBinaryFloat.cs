using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>No binary float reaches money: read from the compiled code.</summary>
public sealed class NoBinaryFloat
{
    [Fact]
    public void The_money_projects_hold_none()
    {
        Faults.None(
            Repository.MoneyProjects.SelectMany(p => Found(Repository.Assembly(p))),
            "Money, rates and shares are exact: use the types of Quantities, or decimal.");
    }

    [Theory]
    [InlineData("NoBinaryFloat.Floating.Rate: field")]
    [InlineData("NoBinaryFloat.Floating.Parameter: signature")]
    [InlineData("NoBinaryFloat.Floating.Constant: ldc.r8")]
    [InlineData("NoBinaryFloat.Floating.Conversion: conv.r8")]
    [InlineData("NoBinaryFloat.Floating.AfterSwitch: ldc.r8")]
    [InlineData("NoBinaryFloat.Floating.Nested: signature")]
    [InlineData("another assembly, get_TotalDays: call")]
    public void The_search_finds_one(string what) =>
        Assert.Contains(
            Found(typeof(Floating).Assembly.Location),
            found => found.EndsWith(what, StringComparison.Ordinal));

    [Fact]
    public void The_search_finds_none_where_there_is_none() =>
        Assert.DoesNotContain(
            Found(typeof(Exact).Assembly.Location),
            f => f.Contains(nameof(Exact), StringComparison.Ordinal));

    private static List<string> Found(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return new FloatSearch(file, file.GetMetadataReader()).Found().ToList();
    }

    // What the search is tried on. Never run.
    private static class Floating
    {
        internal static readonly double Rate = 1.5;

        internal static long Parameter(float rate) => rate > 0 ? 1 : 0;

        internal static long Constant(long pence) => (long)(pence * 1.1);

        internal static long Conversion(long pence) => (long)Math.Sqrt(pence);

        internal static List<Dictionary<string, double[]>>? Nested() => null;

        internal static int Days(TimeSpan time) => (int)time.TotalDays;

        internal static object AfterSwitch(int kind)
        {
            switch (kind)
            {
                case 0: return "a";
                case 1: return "b";
                case 2: return "c";
                case 3: return "d";
                default: return 2.5;
            }
        }
    }

    private static class Exact
    {
        internal static decimal Uplift(decimal rate, long pence) =>
            rate switch { > 1.5m => pence * 0x2223, < 0.6m => 0x6B6C, _ => pence / 2.5m };
    }
}

using Outturn.Facts;
using Outturn.Tests.Core.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Reference;

/// <summary>The engine pays what the reference pays, key by key, on the library and on facts of
/// chance.</summary>
[Trait("Category", "Slow")]
public sealed class ReferenceTests
{
    public static TheoryData<string> Library => PropertyFacts.Library;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Library))]
    public void The_library_is_paid_as_the_reference_pays_it(string facts) =>
        Agree(PropertyFacts.Of(facts), null);

    [Theory, MemberData(nameof(Seeds))]
    public void Facts_of_chance_are_paid_as_the_reference_pays_them(int seed)
    {
        PropertyFacts facts = GeneratedFacts.Of(new Random(seed));
        DateOnly last = facts.Read(null).AsAt;
        Agree(facts, last);
        Agree(facts, last.AddDays(-200));
    }

    private static void Agree(PropertyFacts facts, DateOnly? asAt)
    {
        FactBase known = facts.Read(asAt);
        Assert.Equal(ReferenceSettlement.Dues(known), Posted.Dues(known));
    }
}

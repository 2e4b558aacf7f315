namespace Outturn.Tests.Core.Chance;

/// <summary>In one scheme of three something is measured for each participant and gathered for
/// providers, groups or the scheme.</summary>
internal sealed class GainsOfChance(Dice dice)
{
    private readonly bool _isThere = dice.Maybe(33);

    public IEnumerable<string> Measures() => !_isThere ? [] :
    [
        "gain: {for each: participant, value: " + dice.Pick(
            "last(wellbeing) - first(wellbeing)",
            "last(wellbeing in 6 months from started) - first(wellbeing)") + "}",
    ];

    public IEnumerable<string> Payments()
    {
        if (!_isThere)
        {
            yield break;
        }
        string each = dice.Pick(
            "provider, payable: 2015-12-31", "[provider, contract-year]", "[provider, quarter]",
            "[group, contract-year]", "scheme, payable: 2016-06-30");
        string of = dice.Pick("mean", "sum", "highest", "lowest");
        string where = dice.Maybe(70) ? "" : " where gain > 0 marks";
        yield return $"gains: {{for each: {each}, "
            + $"pay: {dice.Money(1, 90)} per mark * ({of}(gain{where}) otherwise 0 marks)}}";
    }
}


namespace Outturn.Settlement;

/// <summary>Short wordings that refusals and orders of names need.</summary>
internal static class Wording
{
    /// <summary>The keys that a table was asked for: <c>priority, 2016-04-01</c>.</summary>
    public static string Keys(Workings workings, NotInTableException miss)
    {
        var names = new SettlementNames(workings, new PartyList(workings.Scheme, workings.Facts));
        return string.Join(", ", miss.Keys.Select((k, i) =>
            $"{miss.Table.Levels[i].Name} {names.Text(miss.Asked.Keys[i].Type, k)}"));
    }
}

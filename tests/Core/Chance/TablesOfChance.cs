using System.Text;

namespace Outturn.Tests.Core.Chance;

/// <summary>Tables composed by chance: lines between points, and rows in files. A file stands in
/// the text of the scheme as a comment, from which <see cref="FileOf"/> takes it.</summary>
internal sealed class TablesOfChance(Dice dice, IEnumerable<string> others)
{
    private const string Mark = "# file ";
    private readonly List<string> _lines = [.. others];
    private readonly List<string> _files = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The files, as comments below the scheme.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Finds the bytes of a file that a text carries.</summary>
    public static Func<string, ReadOnlyMemory<byte>?> FileOf(string text) => name =>
    {
        string head = Mark + name + ": ";
        string? line = text.Split('\n')
            .FirstOrDefault(l => l.StartsWith(head, StringComparison.Ordinal));
        return line is null
            ? null
            : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(
                line[head.Length..].Replace(';', '\n') + "\n");
    };

    public void Add(string line) => _lines.Add(line);

    /// <summary>A ladder by age.</summary>
    public string Line(string outcome)
    {
        string name = "line-" + outcome;
        int from = dice.Whole(0, 25);
        _lines.Add($"{name}: {{gives: {dice.Currency}, by: age, between: linear, values: {{"
            + $"from {from}: {dice.Money(10, 900)}, "
            + $"from {from + dice.Whole(1, 9)}: {dice.Money(10, 900)}, "
            + $"from {from + dice.Whole(10, 40)}.5: {dice.Money(10, 900)}, "
            + $"otherwise: {dice.Money(1, 90)}}}}}");
        return name;
    }

    /// <summary>A ladder by the measure <c>rate</c>, which may be missing.</summary>
    public string OnRate()
    {
        _lines.Add($"on-rate: {{gives: {dice.Currency}, by: rate, between: linear, values: {{"
            + $"from {dice.Whole(0, 20)}%: {dice.Money(10, 900)}, "
            + $"from {dice.Whole(21, 50)}%: {dice.Money(1000, 9000)}, "
            + $"from {dice.Whole(51, 99)}%: {dice.Money(10, 9000)}, "
            + $"otherwise: {dice.Currency} 0}}}}");
        return $"on-rate otherwise {dice.Currency} 7";
    }

    /// <summary>A rate card in a file: some rows change at days of their own.</summary>
    public string InFile(string outcome, IReadOnlyList<string> labels)
    {
        string name = "filed-" + outcome;
        var rows = new List<string> { "group,from,to,value" };
        foreach (string label in dice.Some(labels, 80))
        {
            DateOnly turn = dice.Day(new DateOnly(2014, 2, 1), 500);
            rows.Add($"{label},2000-01-01,,{Bare(10, 900)}");
            if (dice.Maybe())
            {
                rows.Add($"{label},{turn:O},,{Bare(10, 900)}");
            }
        }
        rows.Add($",2000-01-01,,{Bare(10, 900)}");
        _files.Add($"{Mark}{name}.csv: {string.Join(';', rows)}");
        _lines.Add($"{name}: {{gives: {dice.Currency}, by: group, in force on: "
            + dice.Pick("achieved", "started", "payable") + $", from: {name}.csv}}");
        return name;
    }

    private string Bare(int from, int to) => dice.Amount(from, to);
}

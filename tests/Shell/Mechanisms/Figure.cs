using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>A figure that stands in the text of a scheme: a number, amount, percent, duration or
/// date, at a place in the text, with the keys above it.</summary>
internal sealed partial record Figure(string Path, string Text, int Start)
{
    // Words for readers and names of texts: nothing is worked out from them.
    private static readonly string[] Words =
        ["scheme", "sources", "plan", "parties", "title", "note", "source", "clause", "was",
            "evidence", "mark"];

    /// <summary>Every figure of a text that settlement works with.</summary>
    public static IEnumerable<Figure> Of(YamlDocument document) =>
        document.Root is { } root ? In(root, "", document.Source) : [];

    private static IEnumerable<Figure> In(YamlNode node, string path, string source) => node switch
    {
        YamlMap map => map.Entries.Where(e => !Words.Contains(e.Key.Text)).SelectMany(e =>
            In(e.Key, path, source).Concat(In(e.Value, $"{path}/{e.Key.Text}", source))),
        YamlList list => list.Items.SelectMany((item, i) =>
            In(item, $"{path}/{NameOf(item, i)}", source)),
        _ => Number().Matches(source[node.SourceStart..node.SourceEnd])
            .Select(m => new Figure(path.Trim('/'), m.Value, node.SourceStart + m.Index)),
    };

    // An entry of a list goes by its name where it has one.
    private static string NameOf(YamlNode item, int i) =>
        item is YamlMap map && map["name"] is YamlScalar name
            ? name.Text
            : (i + 1).ToString(CultureInfo.InvariantCulture);

    // Not the digits of a name: level-2, p1.
    [GeneratedRegex(
        @"(?<![\w.])(?<![A-Za-z0-9]-)"
        + @"(\d{4}-\d\d-\d\d|\d\d-\d\d|\d+(,\d{3})*(\.\d+)?)(?!\w)")]
    private static partial Regex Number();
}

/// <summary>A figure changed by one step of its last place: a day, a penny, a percent, a unit.
/// </summary>
internal sealed record FigureChange(Figure Figure, int Step)
{
    /// <summary>The text with the figure changed.</summary>
    public string Of(string text) => text[..Figure.Start] + Stepped
        + text[(Figure.Start + Figure.Text.Length)..];

    /// <summary>As a failed test names it.</summary>
    public override string ToString() => $"{Figure.Path}: {Figure.Text} changed to {Stepped}";

    private string Stepped
    {
        get
        {
            string text = Figure.Text;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date))
            {
                return CalendarDates.Text(date.AddDays(Step));
            }
            // The first day of a year, such as 04-01.
            if (text.Length == 5 && text[2] == '-')
            {
                int day = int.Parse(text[3..], CultureInfo.InvariantCulture);
                return $"{text[..3]}{Numerals.Padded(day == 1 ? 2 : day + Step, 2)}";
            }
            // The scale of a decimal is that of its text: 7.50 becomes 7.51.
            decimal number = decimal.Parse(
                text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            decimal last = new(1, 0, 0, false, (byte)(decimal.GetBits(number)[3] >> 16));
            return (number + (Step * last)).ToString(CultureInfo.InvariantCulture);
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Language.Syntax;

namespace Outturn.Tests.Core.Review;

/// <summary>A scheme with clauses cut in two, so that it means the same: payments that are a
/// formula into halves, rows of a range of numbers into two rows of the same figures, payments for
/// several outcomes into payments for some of them.</summary>
internal static partial class SplitText
{
    private const string Half = "-half";

    /// <summary>All that can be cut is cut.</summary>
    public static string Whole(string text) => Halves(Lists(Rows(text)));

    /// <summary>A payment for a list of outcomes becomes one for the first and one for the others.
    /// </summary>
    public static string Lists(string text)
    {
        foreach (YamlEntry payment in Payments(text))
        {
            string[] names = Outcomes(text, payment);
            if (names.Length > 1)
            {
                string at = "payments/" + payment.Key.Text;
                text = Twice(TextWithChange.Of(text, at + "/for each", names[0]), payment.Key.Text);
                text = TextWithChange.Of(
                    text, at + Half + "/for each", $"[{string.Join(", ", names[1..])}]");
            }
        }
        return text;
    }

    /// <summary>A payment of a formula becomes two payments of half of it each.</summary>
    public static string Halves(string text) => Payments(text)
        .Aggregate(text, (so, payment) => Halved(so, payment.Key.Text));

    /// <summary>Of each payment that can be cut alone, the text in which it is.</summary>
    public static IEnumerable<string> EachHalved(string text) => Payments(text)
        .Select(payment => Halved(text, payment.Key.Text)).Where(other => other != text);

    /// <summary>A payment of a formula for people together becomes one of three halves of it and
    /// one that takes a half back.</summary>
    public static string Uneven(string text)
    {
        foreach (YamlEntry payment in Payments(text))
        {
            string name = payment.Key.Text;
            if (Outcomes(text, payment).Length == 0
                && payment.Value is YamlMap map && map["pay"] is YamlScalar pay)
            {
                text = Twice(
                    TextWithChange.Of(text, $"payments/{name}/pay", $"({pay.Text}) * 3 / 2"), name);
                text = TextWithChange.Of(
                    text, $"payments/{name}{Half}/pay", $"-({pay.Text}) / 2");
            }
        }
        return text;
    }

    private static string Halved(string text, string name)
    {
        YamlEntry payment = Map(text, "payments")!.Find(name)!;
        if (payment.Value is YamlMap map && map["pay"] is YamlScalar pay
            && map["units"] is null && !IsNamed(text, name))
        {
            text = TextWithChange.Of(text, $"payments/{name}/pay", $"({pay.Text}) / 2");
            text = Twice(text, name);
            if (Outcomes(text, payment).Length > 0)
            {
                string[] under = map["on top of"] is YamlScalar on ? [on.Text, name] : [name];
                text = TextWithChange.Of(
                    text, $"payments/{name}{Half}/on top of", $"[{string.Join(", ", under)}]");
            }
        }
        return text;
    }

    /// <summary>A row "from 3" becomes one "from 3" and one "from 4", of the same figures.
    /// </summary>
    public static string Rows(string text)
    {
        foreach (YamlEntry table in Map(text, "tables")?.Entries.ToArray() ?? [])
        {
            if ((table.Value as YamlMap)?["values"] is not YamlMap values)
            {
                continue;
            }
            string[] keys = [.. values.Entries.Select(e => e.Key.Text)];
            foreach (YamlEntry row in values.Entries)
            {
                if (Next(row.Key.Text) is { } next && !keys.Contains(next))
                {
                    text = WithRow(text, table.Key.Text, (row.Key.Text, next));
                }
            }
        }
        return text;
    }

    private static string WithRow(string text, string table, (string Key, string Next) row)
    {
        var values = (YamlMap)Map(text, "tables")!.Find(table)!.Value;
        var map = (YamlMap)values["values"]!;
        YamlEntry entry = map.Find(row.Key)!;
        int end = TextWithChange.End(text, entry);
        string figures = text[entry.Value.SourceStart..end];
        int line = text.LastIndexOf('\n', entry.Key.SourceStart) + 1;
        string between = map.Flow ? ", " : "\n" + text[line..entry.Key.SourceStart];
        return $"{text[..end]}{between}{row.Next}: {figures}{text[end..]}";
    }

    private static string? Next(string key) => Range().Match(key) is { Success: true } match
        ? "from " + (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + 1)
            .ToString(CultureInfo.InvariantCulture) + match.Groups[2].Value
        : null;

    // The same payment once more, under another name.
    private static string Twice(string text, string name)
    {
        YamlEntry entry = Map(text, "payments")!.Find(name)!;
        string body = text[entry.Value.SourceStart..TextWithChange.End(text, entry)];
        bool flow = entry.Value is YamlMap { Flow: true };
        return TextWithChange.Of(
            text, $"payments/{name}{Half}", flow ? body : "\n    " + body.TrimEnd());
    }

    // Other clauses say what they are about by its name.
    private static bool IsNamed(string text, string payment) => Regex.IsMatch(
        text.Split("\nplan:")[0],
        $@"(amount\({payment}\b|\b(of|on top of|repaid by): *\[?[^\n{{}}]*(?<![\w-]){payment}"
        + @"(?![\w-]))");

    // What a payment for outcomes is for; empty: it is for cells.
    private static string[] Outcomes(string text, YamlEntry payment)
    {
        string[] all = [.. (Map(text, "outcomes")?.Entries ?? []).Select(e => e.Key.Text)];
        string[] named = (payment.Value as YamlMap)?["for each"] switch
        {
            YamlScalar one => [one.Text],
            YamlList list => [.. list.Items.OfType<YamlScalar>().Select(s => s.Text)],
            _ => [],
        };
        return named.All(all.Contains) ? named : [];
    }

    private static YamlEntry[] Payments(string text) =>
        Map(text, "payments")?.Entries.ToArray() ?? [];

    private static YamlMap? Map(string text, string section) =>
        YamlReader.Read("text.yaml", text, []).Root![section] as YamlMap;

    [GeneratedRegex("^from ([0-9]+)( [a-z]+)?$")]
    private static partial Regex Range();
}

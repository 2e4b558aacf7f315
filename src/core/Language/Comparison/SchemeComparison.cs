using System.Collections.Immutable;
using System.Text;
using Outturn.Language.English;
using Outturn.Language.Syntax;

namespace Outturn.Language.Comparison;

/// <summary>
/// Two texts compared by what they mean: layout, comments, notes and defaults that are written
/// out are no difference.
/// </summary>
/// <param name="Differences">In the order of the sections; clauses as in the later text.</param>
public sealed record SchemeComparison(ImmutableArray<Difference> Differences)
{
    private static readonly string[] Whole =
        ["scheme", "term", "calendar", "parties", "sources", "vat", "facts", "plan"];

    private static readonly string[] Clauses =
        ["groups", "cohorts", "outcomes", "measures", "tables", "payments",
         "limits and adjustments", "shares", "accounts", "variations"];

    /// <summary>Whether the texts mean the same.</summary>
    public bool SameMeaning => Differences.IsEmpty;

    /// <summary>Compares two readings.</summary>
    public static SchemeComparison Of(SchemeReading earlier, SchemeReading later)
        => Of(earlier.Whole, later.Whole);

    /// <summary>Compares two texts; also texts that have errors.</summary>
    public static SchemeComparison Of(YamlDocument earlier, YamlDocument later)
    {
        var before = new ClauseTexts(earlier);
        var after = new ClauseTexts(later);
        var found = ImmutableArray.CreateBuilder<Difference>();
        foreach (var section in Whole)
        {
            var parts = new PartComparison(section, "", Heading(section), before, after);
            parts.Compare(before.Section(section), after.Section(section));
            found.AddRange(parts.Found);
        }

        foreach (var section in Clauses)
        {
            found.AddRange(new ClauseComparison(section, before, after).Compare());
        }

        return new SchemeComparison(found.ToImmutable());
    }

    private static string Heading(string section)
        => section == "vat" ? "VAT" : Grammar.Capital(section);

    /// <summary>For people: a line for each difference, or that there is none.</summary>
    public string ToText()
    {
        if (SameMeaning)
        {
            return "No change of meaning.\n";
        }

        var text = new StringBuilder();
        string? section = null;
        foreach (var difference in Differences)
        {
            if (difference.Section != section)
            {
                section = difference.Section;
                text.Append(text.Length == 0 ? "" : "\n").Append(Heading(section))
                    .Append('\n');
            }

            text.Append("  ").Append(difference).Append('\n');
        }

        return text.ToString();
    }
}

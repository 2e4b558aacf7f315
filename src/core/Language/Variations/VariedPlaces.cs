using System.Collections.Frozen;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Variations;

/// <summary>Which places of a text may be varied at all, whatever stands there.</summary>
internal static class VariedPlaces
{
    private static readonly string[] Clauses =
    [
        "groups", "cohorts", "outcomes", "measures", "tables", "payments",
        "limits and adjustments", "shares", "accounts",
    ];

    private static readonly string[] Term = ["to", "referrals from", "referrals to", "long stop"];

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["title", "clause", "note", "was"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Why, string Remedy)> Fixed =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["scheme"] = ("currency, rounding and names hold for every line ever posted",
                "a scheme with others is a new scheme"),
            ["calendar"] = ("other periods would cut anew what was paid by period",
                "a scheme with other periods is a new scheme"),
            ["facts"] = ("a fact pays nothing by itself, and what was recorded stays",
                "write the new fact in the section \"facts\"; vary the clause that reads it"),
            ["parties"] = ("a party pays nothing by itself",
                "write the party in the section \"parties\"; vary the share that names it"),
            ["vat"] = ("its rates have dates of their own, which the law sets",
                "write the new rate with its date in the section \"vat\""),
            ["sources"] = ("a citation pays nothing", "write it in the section \"sources\""),
            ["plan"] = ("settlement never reads it", "change the section \"plan\" itself"),
            ["variations"] = ("a variation is not varied",
                "add another variation of the same place, from a later date"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a place holds for the whole scheme, so that no date of an item can choose:
    /// it holds as soon as it is agreed. Dates of the term, and what has a date of its own.
    /// </summary>
    public static bool IsForAll(ReplacedPlace place) => place.Section == "term"
        || (place.Section == "accounts" && place.Inner == "advanced")
        || (place.Section == "cohorts" && place.Inner == "named");

    /// <summary>Reports the places that no variation can replace, and two variations of one
    /// place from one date.</summary>
    public static void Check(YamlMap root, IReadOnlyList<VariationText> all, Report report)
    {
        foreach (VariationText one in all)
        {
            foreach (ReplacedPlace place in one.Places)
            {
                Check(root, one, place, report);
                Conflict(all, one, place, report);
            }
        }
    }

    private static void Check(
        YamlMap root, VariationText variation, ReplacedPlace place, Report report)
    {
        string section = place.Section;
        if (Fixed.TryGetValue(section, out (string Why, string Remedy) reason))
        {
            Refuse(report, place, $"\"{section}\" is not varied: {reason.Why}", reason.Remedy);
        }
        else if (section == "term")
        {
            Dates(root, variation, place, report);
        }
        else if (!Clauses.Contains(section, StringComparer.Ordinal))
        {
            Unknown(report, place, 0, Clauses.Append("term"));
        }
        else if (place.Clause.Length == 0)
        {
            Refuse(
                report, place, $"\"{section}\" is a whole section",
                $"name a clause: {section}/NAME, or {section}/NAME/KEY");
        }
        else if (Words.Contains(place.Inner) && !place.Path.Contains(
            place.Inner + "/", StringComparison.Ordinal))
        {
            Refuse(
                report, place, $"\"{place.Inner}\" only says what people call the clause",
                "change it in the clause itself: nothing that is paid depends on it");
        }
    }

    private static void Dates(
        YamlMap root, VariationText variation, ReplacedPlace place, Report report)
    {
        if (place.Clause == "from")
        {
            Refuse(
                report, place, "the first day of the term is not varied: what was recorded and "
                + "counted since then stays", "write a new scheme");
        }
        else if (!Term.Contains(place.Clause, StringComparer.Ordinal) || !place.IsClause)
        {
            Unknown(report, place, "term/".Length, Replacing.KeysOf(root["term"]).Union(Term));
        }
        else
        {
            TermPlaces.Check(root, variation, place, report);
        }
    }

    /// <summary>Reports a place that is not in the text.</summary>
    /// <param name="report">Takes the diagnostic.</param>
    /// <param name="place">The place.</param>
    /// <param name="at">Where in its path the unknown key begins.</param>
    /// <param name="known">The keys that could stand there.</param>
    public static void Unknown(
        Report report, ReplacedPlace place, int at, IEnumerable<string> known)
    {
        string path = place.Path;
        at = Math.Min(at, path.Length);
        int end = path.IndexOf('/', at);
        string key = path[at..(end < 0 ? path.Length : end)];
        string[] names = [.. known];
        string? near = Spelling.Nearest(key, names);
        string remedy = near is not null
                ? $"did you mean {path[..at]}{near}{path[(at + key.Length)..]}?"
            : names.Length is 0 or > 12
                ? "write section, name and key as they stand: payments/job-fee/pay"
            : $"there are {Wording.List(names)}";
        report.Error(
            "variation-place", place.Key.At(at, Math.Max(key.Length, 1)),
            $"the text has no place \"{path}\"", remedy);
    }

    private static void Conflict(
        IReadOnlyList<VariationText> all, VariationText one, ReplacedPlace place, Report report)
    {
        VariationText? other = all.TakeWhile(v => v != one)
            .FirstOrDefault(v => v.From == one.From && v.Places.Any(p => p.Meets(place)));
        if (other is not null)
        {
            report.Error(
                "variation-conflict", place.Key.Whole,
                $"{other.Name.Text} and {one.Name.Text} both replace {place.Path} from "
                + CalendarDates.Text(one.From),
                "keep one of them, or let one hold from another date");
        }
    }

    private static void Refuse(Report report, ReplacedPlace place, string why, string remedy) =>
        report.Error("variation-fixed", place.Key.Whole, why, remedy);
}

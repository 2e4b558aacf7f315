using System.Text;
using Outturn.Review.Findings;

namespace Outturn.Review.Report;

/// <summary>The documentation of a rule as one page: what it warns of, how it is worked out, what
/// is known, and a clause on which it fires beside one on which it does not.</summary>
public static class RulePage
{
    /// <summary>The page.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fires">Where what is written, so that it fires.</param>
    /// <param name="clean">The same, so that it does not; none: as in the model scheme.</param>
    /// <param name="message">What it says then.</param>
    public static string Print(
        ReviewRule rule, IReadOnlyList<(string At, string Text)> fires,
        IReadOnlyList<(string At, string Text)> clean, string message)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(rule.Id).Append("\n\n*").Append(ReviewWords.Of(rule.Chapter))
            .Append("*: ").Append(rule.Title).Append(".\n\n**Works out.** ")
            .Append(rule.Computes).Append("\n\n**Known.**\n");
        foreach (Reason reason in rule.Why)
        {
            page.Append("- ").Append(reason.Claim).Append(" [").Append(reason.Source)
                .Append(", ").Append(reason.Mark).Append("]\n");
        }
        page.Append("\n**Remedy.** ")
            .Append(Figures.Grown(rule.Remedy)).Append(".\n\n**Quiet when** ")
            .Append(rule.Quiet).Append(".\n\n## Fires\n\n");
        Write(page, fires);
        page.Append("\n> ").Append(message).Append("\n\n## Clean\n\n");
        if (clean.Count == 0)
        {
            page.Append("As [the model scheme](../../schemes/model-scheme/scheme.yaml) has it.\n");
        }
        Write(page, clean);
        Limits(page, rule);
        return page.ToString();
    }

    /// <summary>The index of the rules, chapter by chapter.</summary>
    public static string Index()
    {
        var page = new StringBuilder(
            "# What the review looks for\n\nEach rule has a page: how it is worked out, what is "
            + "known, and two clauses, of which it fires on one. These pages are printed from the "
            + "rules and tested with them. How a review is run: [guide](../guide/review.md).\n");
        foreach (Chapter chapter in Enum.GetValues<Chapter>())
        {
            page.Append("\n## ").Append(ReviewWords.Of(chapter)).Append("\n\n");
            foreach (ReviewRule rule in RuleBook.All.Where(r => r.Chapter == chapter))
            {
                page.Append("- [").Append(rule.Id).Append("](").Append(rule.Id).Append(".md): ")
                    .Append(rule.Title)
                    .Append(rule.NeedsWorld ? " *(needs a world)*" : "").Append('\n');
            }
        }
        page.Append("\n## Thresholds\n\n`--thresholds FILE` changes them, and the change is "
            + "printed "
            + "first.\n\n| threshold | value | unit | what |\n|---|---|---|---|\n");
        foreach ((string name, double value, string unit, string what) in Thresholds.All)
        {
            page.Append("| `").Append(name).Append("` | ").Append(Short(value)).Append(" | ")
                .Append(unit).Append(" | ").Append(what).Append(" |\n");
        }
        return page.ToString();
    }

    private static void Write(StringBuilder page, IReadOnlyList<(string At, string Text)> changes)
    {
        foreach ((string at, string text) in changes)
        {
            page.Append(text.Length == 0 ? $"Without `{at}`.\n"
                : $"At `{at}`:\n\n```yaml\n# fragment\n{at.Split('/')[^1]}: {text}\n```\n");
        }
    }

    private static void Limits(StringBuilder page, ReviewRule rule)
    {
        var own = Thresholds.All.Where(t => t.Name.StartsWith(
            rule.Id + "/", StringComparison.Ordinal)).ToArray();
        if (own.Length > 0)
        {
            page.Append("\n## Thresholds\n\n");
            foreach ((string name, double value, string unit, string what) in own)
            {
                page.Append("- `").Append(name).Append("`: ").Append(Short(value)).Append(' ')
                    .Append(unit).Append(", ").Append(what).Append('\n');
            }
        }
    }

    private static string Short(double value) =>
        value.ToString("0.####", System.Globalization.NumberFormatInfo.InvariantInfo);
}

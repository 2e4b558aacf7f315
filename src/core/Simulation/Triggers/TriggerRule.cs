using System.Globalization;
using System.Text;
using Outturn.Language;
using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>Rules to plan with before there is a text: each is the text of a small scheme, so that
/// what it pays is settled as that of any other.</summary>
public static class TriggerRule
{
    /// <summary>What is paid where a rule pays all or nothing, in major units.</summary>
    public const double Paid = 1_000_000;

    /// <summary>What the linear rule pays for each percentage point, in major units.</summary>
    public const double PerPoint = 10_000_000_000;

    /// <summary>How rules are written.</summary>
    public const string Forms =
        "\"below 5 %\" (so much lower than the baseline, or more), \"exact\" (an exact test at "
        + "--level), \"band\" or \"band 90 %\" (below the band around the baseline), \"linear\"";

    /// <summary>The scheme of a rule; null: nothing is called so.</summary>
    /// <param name="rule">As in <see cref="Forms"/>.</param>
    /// <param name="level">The level of the exact test, one-sided.</param>
    public static Scheme? Of(string rule, double level)
    {
        string[] words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string share = string.Concat(words.Skip(1));
        (string only, string pay) = words.FirstOrDefault() switch
        {
            "below" when Effect.Read(share) is { IsPoints: false } by => (
                $"(c.baseline - c.value) / c.baseline >= {Percent(by.Size)}", "£1,000,000"),
            "exact" when share.Length == 0 && level < .5 => (
                $"below-exactly(c.events, c.people, c.baseline, {Percent(1 - (2 * level))})",
                "£1,000,000"),
            "band" when share.Length == 0 || Effect.Read(share) is { IsPoints: false } => (
                "below-band(c.value, c.people, c.baseline, "
                + (share.Length == 0 ? "95%" : Percent(Effect.Read(share)!.Value.Size)) + ")",
                "£1,000,000"),
            "linear" when share.Length == 0 => (
                "", "£10,000,000,000 per percentage point * "
                + "max(0 percentage points, c.baseline - c.value)"),
            _ => ("", ""),
        };
        return pay.Length == 0 ? null : Read(only, pay);
    }

    private static Scheme Read(string only, string pay)
    {
        string reached = only.Length > 0 ? only : "c.people > 0 people";
        string otherwise = only.Length > 0 ? "" : " otherwise £0";
        string text = $$"""
            scheme: {name: rule, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2020-01-01, to: 2020-12-31, long stop: 2021-12-31}
            calendar: {payment: quarter}
            parties: {payer: commissioner}
            facts:
              evidence: a count
              source: payer
              statistics:
                c:
                  for each: [provider, cohort]
                  values:
                    people: people
                    events: people
                    value: percent
                    baseline: percent
            cohorts:
              cohort:
                named: {all: 2020-12-31}
            measures:
              reached:
                for each: [provider, cohort]
                value: {{reached}}
            payments:
              rule:
                for each: [provider, cohort]
                only if: reached otherwise no
                pay: {{pay}}{{otherwise}}
            """;
        SchemeReading reading = SchemeText.Read(
            "rule.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        return reading.Scheme ?? throw new InvalidOperationException(
            string.Join('\n', reading.Diagnostics.Select(d => d.ToString())) + text);
    }

    private static string Percent(double share) =>
        ((decimal)share * 100).ToString("0.############", NumberFormatInfo.InvariantInfo) + "%";
}

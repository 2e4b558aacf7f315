using System.Collections.Immutable;
using Outturn.Review.Findings;

using Outturn.Schemes;

namespace Outturn.Review.Rules.Rewards;

/// <summary>So many measures that nobody can keep them in mind.</summary>
internal sealed class TooManyMeasures : ReviewRule
{
    public override string Id => "too-many-measures";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "more measures than anybody can steer by";

    public override string Computes =>
        "Distinct outcomes, measures, indicators and statistics that move money, deductions "
        + "included; and cells of price tables. Over 12 measures: should-fix; over 6, or over 100 "
        + "prices: consider. Routes to one outcome count once.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Complexity breeds unintended consequences, then rules against gaming, then more "
            + "complexity.", "commandment 3", "seen"),
        new("21 and 23 paid metrics in two funds.", "published rate cards", "data"),
        new("24 service levels for probation, 8 of them met on average.",
            "NAO (2017), as reported", "seen"),
    ];

    public override string Remedy => "drop those under 5 % of the money; report the rest, unpaid";

    public override string Quiet => "they are alternatives of one outcome";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        string[] measures = [.. PaidMeasures(of.Scheme).Distinct()];
        int cells = of.Scheme.Tables.Where(t => !t.Inline).DistinctBy(t => t.Name)
            .Where(t => t.Columns.Any(c => !c.Type.Unit.IsNone))
            .Sum(t => Cells(t, t.Values, 0));
        Weight? weight = measures.Length > of.Limit(this, "should-fix") ? Weight.ShouldFix
            : measures.Length > of.Limit(this, "consider") || cells > of.Limit(this, "cells")
                ? Weight.Consider : null;
        return weight is not { } heavy
            ? [Clean(Figures.Of(measures.Length, "measure moves", "measures move") + " money")]
            : [Found(heavy, of.At("payments"),
                $"{Figures.Of(measures.Length, "measure is", "measures are")} paid or deducted on "
                + $"({Figures.List(measures.Take(4))}"
                + (measures.Length > 4 ? " …" : "") + $"), with {Figures.Whole(cells)} prices") with
            {
                Slots = [new("measures", measures.Length, "number"),
                    new("prices", cells, "number")],
                Fix = "keep those that carry the purpose; report the others, unpaid",
            }];
    }

    private static IEnumerable<string> PaidMeasures(Scheme scheme)
    {
        foreach (Schemes.Payment payment in scheme.Payments)
        {
            if (payment.For is PaidItems items)
            {
                foreach (int o in items.Outcomes.Where(o =>
                    scheme.Outcomes[o].Watch is not HappensOn))
                {
                    yield return scheme.Outcomes[o].Name;
                }
                continue;
            }
            foreach (Formula part in ClauseFormulas.Of(payment)
                .SelectMany(f => FormulaParts.Reads(scheme, f)))
            {
                foreach (string name in Read(scheme, part))
                {
                    yield return name;
                }
            }
        }
    }

    private static IEnumerable<string> Read(Scheme scheme, Formula part) => part switch
    {
        MeasureAt at => [scheme.Measures[at.Measure].Name],
        OverCell { Tally.Source: TallySource.Items } over =>
            over.Tally.Sources.Select(s => scheme.Outcomes[s].Name),
        OverCell { Tally.Source: TallySource.Measures } over =>
            over.Tally.Sources.Select(s => scheme.Measures[s].Name),
        OverCell { Tally.Source: TallySource.Returns } over =>
            over.Tally.Sources.SelectMany(s => scheme.Facts.Returns[s].Indicators.Labels),
        _ => [],
    };

    // A range that was cut in two without another price is one.
    private static int Cells(Table table, TableBranch branch, int level) => branch switch
    {
        TableLeaf leaf => leaf.Figures.Length,
        TableKeys { Keys: var keys } => keys.Where((k, i) => i == 0
                || table.Levels[level].Kind is not (LevelKind.From or LevelKind.UpTo)
                || !IsSame(keys[i - 1].Then, k.Then))
            .Sum(k => Cells(table, k.Then, level + 1)),
        _ => 0,
    };

    private static bool IsSame(TableBranch a, TableBranch b) => (a, b) switch
    {
        (TableLeaf one, TableLeaf other) => one.Figures.Zip(other.Figures).All(f =>
            f is { First: Constant x, Second: Constant y } && x.Value == y.Value),
        (TableKeys one, TableKeys other) => one.Keys.Length == other.Keys.Length
            && one.Keys.Zip(other.Keys).All(k =>
                k.First.Text == k.Second.Text && IsSame(k.First.Then, k.Second.Then)),
        _ => false,
    };
}

using Outturn.Quantities;
using Outturn.Review.Changing;
using Outturn.Schemes;

namespace Outturn.Review.Report;

/// <summary>What a change that is to be made first does, in words.</summary>
public static class ChangeWords
{
    /// <summary>What came of it, or why it was not tried.</summary>
    public static string Of(FirstChange change, Scheme scheme)
    {
        if (change.Untried.Length > 0)
        {
            return "not tried: " + change.Untried;
        }
        string made = Written(change) + change.Others switch
        {
            0 => "; made alone: ",
            1 => "; with the other change made: ",
            _ => $"; with the other {Numerals.Text(change.Others)} changes made: ",
        };
        string comes = change is { With: { } with, Without: { } without }
            ? Moves(without, with, scheme) + "; " : "";
        return $"{made}{comes}{change.Finding.Rule.Id} finds "
            + (change.IsMended ? "nothing more here" : "it still");
    }

    private static string Written(FirstChange change) => string.Join(", ", change.Made
        .GroupBy(m => m.Line).Select(line => $"line {Numerals.Text(line.Key)}: "
            + string.Join(", ", line.Select(m => m.From.Length > 0
                ? $"{m.From} becomes {m.To}" : $"adds {m.To}"))));

    private static string Moves(Served from, Served to, Scheme scheme)
    {
        double more = to.Pay - from.Pay;
        bool moves = Math.Abs(to.Gain(from)) > Served.Nothing;
        if (!moves && Math.Abs(more) < Served.Nothing)
        {
            return "it moves neither pay nor " + What(to.Purpose);
        }
        string pays = Math.Abs(more) < Served.Nothing ? "for the same pay"
            : $"for {Figures.Money(Math.Abs(more), scheme)} {(more > 0 ? "more" : "less")} on "
                + "1,000 starts";
        return moves ? $"{What(to.Purpose)} from {Figure(from, scheme)} to {Figure(to, scheme)}, "
            + pays : $"{What(to.Purpose)} at {Figure(to, scheme)} as before, {pays}";
    }

    private static string What(string purpose) => purpose switch
    {
        "cost" => "what an additional outcome costs",
        "innovation" => "what the best trial is worth",
        "risk-transfer" => "the share of a shortfall that providers bear",
        "market" => "the chance that the type worst off stays solvent",
        _ => "additional outcomes of 1,000 starts",
    };

    private static string Figure(Served served, Scheme scheme) => served.Purpose switch
    {
        "cost" => Figures.Money(served.Value, scheme),
        "innovation" => Figures.Large(served.Value, scheme),
        "risk-transfer" => Figures.Percent(served.Value),
        "market" => Figures.Chance(served.Value),
        _ => Figures.Count(served.Value),
    };
}

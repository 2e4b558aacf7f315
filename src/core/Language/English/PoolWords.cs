using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>A fixed sum shared out, in words (language reference 6, "Pool").</summary>
internal sealed class PoolWords(Speech speech)
{
    /// <summary>A clause without its full stop at the end.</summary>
    public string Say(YamlMap pool)
    {
        var within = Speech.Scalars(pool["within"]).Select(d => speech.Noun(d.Text)).ToList();
        var sum = pool["pool"] is YamlScalar figure
            && ExpressionParser.Parse(figure, new List<Diagnostic>()) is { } read
            ? speech.Value(read).Within(Hold.Whole) : speech.Value(pool["pool"]);
        var who = NounForms.Plural(
            speech.Noun(speech.Cell.FirstOrDefault(d => !Kinds.IsPeriod(d)) ?? "provider"));
        var weight = speech.Value(pool["in proportion to"]);
        var all = within.Count == 0 ? $"all {who}"
            : $"all {who} of the same {Grammar.List(within)}";
        return $"the payment is a share of {sum}, which is divided among {all} in proportion to "
            + $"{weight}. The shares add up to the sum exactly; {Odd(pool["remainder"])}. Where "
            + "that is zero for all of them, nothing is paid";
    }

    private string Odd(YamlNode? remainder)
    {
        var minor = Roundings.Minor(speech.Contents.Currency);
        return (remainder as YamlScalar)?.Text switch
        {
            null or "largest fraction" => $"the odd {minor} goes to the largest fraction and, "
                + "where two are equal, to the first by name",
            "first" => $"the odd {minor} goes to the first by name",
            var name => $"the odd {minor} goes to {Grammar.Quote(name)}",
        };
    }
}

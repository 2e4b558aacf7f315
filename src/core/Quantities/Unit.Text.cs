namespace Outturn.Quantities;

/// <content>How a unit is written in a scheme and told to people.</content>
public sealed partial class Unit
{
    private static readonly string[] Powers = ["", "", " squared", " cubed"];

    /// <summary>
    /// As a scheme writes a type: <c>GBP per person</c>, <c>people</c>, <c>events per person per
    /// month</c>; <c>number</c> for none. A product, which no scheme can declare, has × between.
    /// </summary>
    public override string ToString() => Written(
        static d => Dimensions.IsCurrency(d)
            ? (d, d)
            : (InScheme(d), InScheme(NounForms.Plural(d))),
        "number");

    /// <summary>
    /// For messages: <c>pounds per person</c>, <c>people × pounds</c>, <c>per day</c>, <c>a plain
    /// number</c>. Things counted come before money.
    /// </summary>
    public string InWords() => Written(NounForms.Of, "a plain number");

    // The language writes "percentage points" and "working days" with a blank.
    private static string InScheme(string noun) => noun switch
    {
        "point" or "points" => "percentage " + noun,
        "working-day" or "working-days" => noun.Replace('-', ' '),
        _ => noun,
    };

    private string Written(Func<string, (string One, string Many)> forms, string none)
    {
        if (IsNone)
        {
            return none;
        }

        var ordered = _parts.OrderBy(p => Dimensions.IsCurrency(p.Dimension)).ToList();
        var above = string.Join(" × ", ordered.Where(p => p.Exponent > 0)
            .Select(p => forms(p.Dimension).Many + Power(p.Exponent)));
        var below = string.Join(" ", ordered.Where(p => p.Exponent < 0)
            .Select(p => "per " + forms(p.Dimension).One + Power(-p.Exponent)));
        return above.Length > 0 && below.Length > 0 ? above + " " + below : above + below;
    }

    private static string Power(int exponent) => exponent < Powers.Length
        ? Powers[exponent]
        : " to the power " + Numerals.Text(exponent);
}

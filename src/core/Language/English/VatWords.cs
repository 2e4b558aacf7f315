using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>How amounts stand to VAT, in words (language reference 8, "VAT").</summary>
internal static class VatWords
{
    /// <summary>The section: what amounts are, the rate and its tax point, rounding, and who
    /// accounts for the tax.</summary>
    public static string Sentences(Contents contents, YamlMap vat)
    {
        var speech = new Speech(contents);
        var treatment = Text(vat, "amounts are");
        var all = "Unless a payment says otherwise, amounts " + treatment switch
        {
            "inclusive" => "include VAT.",
            "exempt" => "are for services that are exempt from VAT: none is added.",
            "outside the scope" => "are outside the scope of VAT: none is added.",
            _ => "are net of VAT, which is added to them.",
        };
        return all + Rate(vat, speech) + Marks.Sentence(contents, vat);
    }

    /// <summary>How the amounts of one payment stand to VAT; nothing where it does not say so.
    /// </summary>
    public static string OfPayment(Named payment) => payment.Text("vat") switch
    {
        null => "",
        "inclusive" => " Its amounts include VAT.",
        "exempt" => " It is exempt from VAT.",
        "outside the scope" => " It is outside the scope of VAT.",
        _ => " Its amounts are net of VAT, which is added to them.",
    };

    private static string Rate(YamlMap vat, Speech speech)
    {
        if (vat["rate"] is not { } rate)
        {
            return "";
        }

        var point = vat["in force on"] is YamlScalar day
            ? $" The rate in force on {speech.DayOf(day)} (the tax point) applies." : "";
        var party = Text(vat, "paid to") switch
        {
            null => "whoever receives the amount",
            "provider" => "the provider, whoever receives the amount",
            var name => (speech.Contents.Find(name, NameKind.Party)?.Title
                ?? "the " + Grammar.Words(name)) + ", whoever receives the amount",
        };
        var minor = Roundings.Minor(speech.Contents.Currency);
        return $" The rate of VAT is {speech.Value(rate)}." + point + speech.Asides()
            + " Limits and shares are worked out on amounts as this schedule states them. VAT is "
            + "worked out on what each payer then owes each recipient for an outcome or a period, "
            + $"and rounded to the nearest {minor}, half a {minor} up. It is paid to {party}. "
            + "What is taken back gives back the VAT that it bore.";
    }

    private static string? Text(YamlMap map, string key)
        => map[key] is YamlScalar scalar ? Markup.Clean(scalar.Text) : null;
}

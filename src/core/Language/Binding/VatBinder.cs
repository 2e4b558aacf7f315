using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>vat</c>, the section and the key of a payment (language reference 8, "VAT").
/// </summary>
internal sealed class VatBinder(Draft draft)
{
    private const string Rule = "vat-rate";
    private Keys? _keys;
    private VatTreatment _ofScheme;

    /// <summary>How amounts stand to VAT where their payment does not say so itself.</summary>
    public void Declare()
    {
        YamlNode? node = draft.Root["vat"];
        if (node is null or YamlScalar { IsEmpty: true })
        {
            return;
        }
        _keys = Keys.Read(
            draft.Report, node, "\"vat\"", "amounts are", "rate", "in force on", "paid to",
            "source", "mark", "note");
        if (_keys?.Required("amounts are", "add amounts are: " + Wording.List(All, "or"))
            is not null)
        {
            _ofScheme = Treatment(_keys, "amounts are");
        }
        ClauseHead.MarkOf(draft, _keys?.Scalar("mark"));
        ClauseHead.Source(draft, _keys?.Scalar("source"));
    }

    /// <summary>How the amounts of a payment stand to VAT.</summary>
    public VatTreatment TreatmentOf(Keys? payment) => payment?.Scalar("vat") is null
        ? _ofScheme
        : Treatment(payment, "vat");

    /// <summary>The rate, for the lines that bear the tax; null where none does.</summary>
    public Vat? Bind(ImmutableArray<Payment> payments)
    {
        ImmutableArray<int> taxed =
        [
            .. Enumerable.Range(0, payments.Length).Where(i => Vat.IsBorne(payments[i].Vat)),
        ];
        if (taxed.IsEmpty)
        {
            Unused();
            return null;
        }
        if (_keys?.Node("rate") is not { } rate)
        {
            NoRate(payments[taxed[0]]);
            return null;
        }
        Bound bound = draft.Payments.ValueOnLines(
            rate, taxed, "0%", _keys.Scalar("in force on"));
        if (!bound.IsWrong && !(bound.IsNumber && bound.Type.Unit.IsNone))
        {
            draft.Report.Error(
                "wrong-unit", bound.Place,
                $"a rate of VAT is a percentage, not {Wording.Of(bound.Type)}");
        }
        return PaidTo(new Vat(bound.Formula, _keys.PlaceOf("rate")), _keys);
    }

    private static string[] All => ["net", "inclusive", "exempt", "outside the scope"];

    private static VatTreatment Treatment(Keys keys, string key) => keys.OneOf(key, All) switch
    {
        "inclusive" => VatTreatment.Inclusive,
        "exempt" => VatTreatment.Exempt,
        "outside the scope" => VatTreatment.OutsideTheScope,
        _ => VatTreatment.Net,
    };

    private Vat PaidTo(Vat vat, Keys keys)
    {
        if (keys.Scalar("paid to") is not { } party)
        {
            return vat;
        }
        if (party.Text == "provider")
        {
            return vat with { IsPaidToProvider = true };
        }
        PartyBinder.Known(draft, party);
        return vat with { PaidTo = party.Text };
    }

    private void NoRate(Payment payment) => draft.Report.Error(
        Rule, _keys is null ? payment.Place : _keys.Place with { Length = 1 },
        $"the amounts of \"{payment.Name}\" are "
        + (payment.Vat == VatTreatment.Net ? "net" : "inclusive")
        + " of VAT, and nothing says at which rate",
        _keys is null
            ? "add the section vat: with amounts are: and rate:"
            : "add rate: with a percentage, and in force on: where it has dates");

    private void Unused()
    {
        if (_keys?.Node("rate") is { } rate && !draft.Report.HasErrors)
        {
            draft.Report.Warning(
                "unused", rate.Place, "no payment bears VAT, so nothing uses the rate",
                "remove it, or say vat: net or vat: inclusive in a payment");
        }
    }
}

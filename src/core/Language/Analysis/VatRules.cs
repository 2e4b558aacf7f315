using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The rate of VAT (language reference 8, "VAT"): a share of the amount, set by law and
/// not by what was achieved.</summary>
internal sealed class VatRules(Inquiry inquiry)
{
    private const string Rule = "vat-rate";

    private Scheme Scheme => inquiry.Scheme;

    public void Check()
    {
        if (Scheme.Vat is not { } vat)
        {
            return;
        }
        foreach (Constant figure in Figures(vat.Rate))
        {
            if (figure.Value is { IsKnown: true } rate && (rate.Number < 0 || rate.Number > 1))
            {
                inquiry.Report(Diagnostic.Error(
                    Rule, figure.Place, "a rate of VAT lies from 0% to 100%",
                    "write for example 20%"));
            }
        }
        if (FormulaParts.Reads(Scheme, vat.Rate).FirstOrDefault(IsAchieved) is { } read)
        {
            inquiry.Report(Diagnostic.Error(
                Rule, read.Place, "a rate of VAT does not depend on what was achieved or is owed",
                "name a table or a date; the price may depend on a measure"));
        }
    }

    private static bool IsAchieved(Formula formula) =>
        formula is MeasureAt or StatisticAt or OverCell or Owed;

    private IEnumerable<Constant> Figures(Formula formula) => formula switch
    {
        Constant figure => [figure],
        TableAt at => Leaves(Scheme.Tables[at.Table].Values)
            .SelectMany(leaf => Figures(leaf.Figures[at.Column])),
        Choice choice => choice.Cases.Select(c => c.Then)
            .Concat(choice.Else is { } last ? [last] : []).SelectMany(Figures),
        _ => [],
    };

    private static IEnumerable<TableLeaf> Leaves(TableBranch branch) => branch switch
    {
        TableLeaf leaf => [leaf],
        TableKeys keys => keys.Keys.SelectMany(k => Leaves(k.Then)),
        _ => [],
    };
}

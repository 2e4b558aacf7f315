namespace Outturn.Language.English;

/// <summary>Section G: what is paid (language reference 6).</summary>
internal sealed class PaymentsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        draft.Section("G", "Payments");
        foreach (var payment in contents.Of(NameKind.Payment))
        {
            draft.Clause(payment);
            var cell = Speech.Scalars(payment.Body?["for each"]).SelectMany(
                new Speech(contents).CellOf).ToList();
            var words = new PaymentWords(payment, new Speech(contents, cell));
            draft.Say(words.Paid(), words.Conditions(), string.Concat(
                words.AfterConditions(), words.Unknown(), words.Units(), words.Tier(),
                words.Payable(), words.Other(), Marks.Sentence(contents, payment.Body)));
        }
    }
}

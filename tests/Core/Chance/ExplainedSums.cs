using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Chance;

/// <summary>What explanations come to, by participant and by payment.</summary>
internal static class ExplainedSums
{
    /// <summary>Asks for an explanation of every participant and every payment: each sums to what
    /// the keys of the dues say (<see cref="Reference.ReferenceSettlement.Dues"/>).</summary>
    public static void AreThoseOf(FactBase facts, IReadOnlyList<string> dues)
    {
        var explainer = new Explainer(facts.Scheme, facts, new NoWords());
        for (int p = 0; p < facts.Participants.Count; p++)
        {
            string id = facts.Participants.Id(p);
            Assert.Equal(
                (id, Sum(dues, 1, id)), (id, Sum(explainer.Participant(id))));
        }
        foreach (Payment payment in facts.Scheme.Payments)
        {
            Assert.Equal(
                (payment.Name, Sum(dues, 0, payment.Name)),
                (payment.Name, Sum(explainer.Clause(payment))));
        }
    }

    private static long Sum(Explanation explanation) =>
        explanation.Lines.Sum(l => l.Amount!.Value.Minor);

    // The words of a due: clause, subject, number, payer, payee, period, minor units.
    private static long Sum(IReadOnlyList<string> dues, int word, string name) => dues
        .Select(d => d.Split(' '))
        .Where(w => w[word].Split(':')[0] == name)
        .Sum(w => long.Parse(w[^1], System.Globalization.CultureInfo.InvariantCulture));

    private sealed class NoWords : ISchemeText
    {
        public string Expression(Place place) => "";

        public IReadOnlyList<string> Lines(Clause clause) => [];
    }
}

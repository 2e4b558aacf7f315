using Outturn.Simulation.People;

namespace Outturn.Simulation.Providers;

/// <summary>How much a provider spends on a person of one group whose signal is in one bin: up to
/// where one more unit of money brings in 1 + μ in expected payments (models, 1.8.1). μ is the
/// shadow price of cash and capacity. Nothing here knows of creaming or parking.</summary>
public sealed class EffortRule
{
    /// <summary>The most that is ever spent on a person.</summary>
    public const double Most = 20_000;

    private const int Halvings = 45;
    private readonly Term[][] _terms;

    // One course at one difficulty: where its value falls, and by how much.
    private readonly record struct Term(Response Response, double[] Helped, double[] Falls)
    {
        public required double[] Even { get; init; }
    }

    /// <summary>The rule for a group.</summary>
    /// <param name="courses">For each course its responses by bin, its value, and its shape.
    /// </param>
    public EffortRule(
        IReadOnlyList<(Response[] Responses, CourseValue Value, Shape Shape)> courses) => _terms =
    [
        .. Enumerable.Range(0, DifficultyBins.Count).Select(k => courses
            .Select(c => TermOf(c.Responses[k], c.Value, c.Shape, k)).ToArray()),
    ];

    // Expected payments are V₀S₀ + Σ Sd(Vd − Vd−1) − V·S(end), S the chance that it has not begun:
    // only where V changes does it matter when.
    private static Term TermOf(Response response, CourseValue value, Shape shape, int k)
    {
        List<double> even = [], helped = [], falls = [];
        for (int d = 1; d <= shape.Within; d++)
        {
            double next = d == shape.Within ? 0 : value.Expected[k, d];
            double fall = value.Expected[k, d - 1] - next;
            if (fall != 0 && shape.Helped(d) > 0)
            {
                even.Add(shape.Even(d));
                helped.Add(shape.Helped(d));
                falls.Add(fall);
            }
        }
        return new Term(response, [.. helped], [.. falls]) { Even = [.. even] };
    }

    /// <summary>What one more unit of money brings in, at an effort, for a signal bin.</summary>
    /// <param name="effort">Money spent on the person already.</param>
    /// <param name="posterior">Chance of each bin of difficulty.</param>
    public double Marginal(double effort, ReadOnlySpan<double> posterior)
    {
        double sum = 0;
        for (int k = 0; k < _terms.Length; k++)
        {
            if (posterior[k] == 0)
            {
                continue;
            }
            double atK = 0;
            foreach (Term term in _terms[k])
            {
                atK += Marginal(term, effort);
            }
            sum += posterior[k] * atK;
        }
        return sum;
    }

    private static double Marginal(in Term term, double effort)
    {
        Response r = term.Response;
        double rest = Math.Exp(-effort / r.Scale);
        double help = r.Help * (1 - rest);
        double sum = 0;
        for (int i = 0; i < term.Falls.Length; i++)
        {
            sum += Math.Exp(-(r.Baseline * term.Even[i]) - (help * term.Helped[i]))
                * term.Helped[i] * term.Falls[i];
        }
        return sum * r.Help * rest / r.Scale;
    }

    /// <summary>The effort for a signal bin.</summary>
    /// <param name="posterior">Chance of each bin of difficulty.</param>
    /// <param name="price">What a unit of money costs the provider: 1 + μ.</param>
    public double For(ReadOnlySpan<double> posterior, double price)
    {
        if (Marginal(0, posterior) <= price)
        {
            return 0; // parked: not even the first pound comes back
        }
        (double low, double high) = (0, Most);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Marginal(middle, posterior) > price ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}

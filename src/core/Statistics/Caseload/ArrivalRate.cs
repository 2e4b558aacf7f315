namespace Outturn.Statistics.Caseload;

/// <summary>A rate of arrivals that changes over time: straight lines between given points, with
/// jumps where two points share a time; before the first and after the last it stays level.
/// </summary>
public sealed class ArrivalRate
{
    private readonly (double Time, double Rate)[] _points;

    /// <summary>A rate through points in the order of time.</summary>
    /// <exception cref="ArgumentException">There is no point, times fall, or a rate is
    /// negative.</exception>
    public ArrivalRate(IReadOnlyList<(double Time, double Rate)> points)
    {
        _points = [.. points];
        if (_points.Length == 0 || _points.Any(p => !(p.Rate >= 0))
            || _points.Zip(_points.Skip(1)).Any(p => !(p.First.Time <= p.Second.Time)))
        {
            throw new ArgumentException("Points in order, with rates of at least 0.");
        }
    }

    /// <summary>How many are expected to arrive between two times.</summary>
    public double Expected(double from, double to)
    {
        if (to <= from)
        {
            return 0;
        }

        double sum = Level(from, Math.Min(to, _points[0].Time), _points[0].Rate)
            + Level(Math.Max(from, _points[^1].Time), to, _points[^1].Rate);
        for (int i = 1; i < _points.Length; i++)
        {
            sum += Slope(_points[i - 1], _points[i], from, to);
        }

        return sum;
    }

    /// <summary>The mean caseload at a time when all stay equally long and nobody came before
    /// time 0.</summary>
    public double Caseload(double time, double stay) =>
        Expected(Math.Max(0, time - stay), time);

    private static double Level(double from, double to, double rate) =>
        Math.Max(0, to - from) * rate;

    private static double Slope(
        (double Time, double Rate) one, (double Time, double Rate) other, double from, double to)
    {
        (double start, double end) = (Math.Max(from, one.Time), Math.Min(to, other.Time));
        if (!(end > start))
        {
            return 0;
        }

        double middle = ((start + end) / 2 - one.Time) / (other.Time - one.Time);
        return (end - start) * (one.Rate + (middle * (other.Rate - one.Rate)));
    }
}

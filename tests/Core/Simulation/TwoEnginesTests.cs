using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>The two engines, drawing people one by one and summing over nine difficulties, agree on
/// every case of golden 25 within four standard errors, where the people have those difficulties
/// and time runs in months (models, 1.18 no. 8). The expected values are the golden ones, worked
/// out by another program.</summary>
[Trait("Category", "Slow")]
public sealed class TwoEnginesTests
{
    private const int People = 300_000;
    private const int PeopleAMonth = 1_500;
    private const int Year = 1;
    private const int Quarters = 24;

    public static TheoryData<string> Cases => MeanFieldTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void Rates_and_payments_of_those_who_start_in_a_month(string name)
    {
        (MeanFieldCase expected, MeanField found, PersonDraw draw) = Draw(name, inBins: true);
        Mean[] rates = [.. found.Setting.World.Groups.Select(_ => new Mean())];
        Mean[] paid = [.. Enumerable.Range(0, Quarters).Select(_ => new Mean())];
        double[] inQuarter = new double[Quarters];
        for (ulong number = 0; number < People; number++)
        {
            Life life = Lived(found, draw, (number, 12 * Year));
            Array.Clear(inQuarter);
            foreach (DueLine line in life.Lines)
            {
                inQuarter[Math.Min((line.Due - (12 * Year)) / 3, Quarters - 1)] += line.Amount;
            }
            rates[life.Group].Add(life.HasJob ? 1 : 0);
            for (int q = 0; q < Quarters; q++)
            {
                paid[q].Add(inQuarter[q]);
            }
        }
        double[] rate = expected.Numbers("outcome_rate");
        double[] flows = MeanFieldCase.Numbers(
            expected.Expected("unit_flow_year2").GetProperty("pbr"));
        Assert.All(rates, (r, g) => r.Agrees(rate[g]));
        // The first and last quarters have too few payments for a normal interval.
        Assert.All(
            paid[3..20], (p, q) => p.Agrees(flows.Skip(3 * (q + 3)).Take(3).Sum()));
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_the_contract_is_worth(string name)
    {
        (MeanFieldCase expected, MeanField found, PersonDraw draw) = Draw(name, inBins: true);
        double worth = Fixed(found), variance = 0;
        ulong number = 0;
        for (int month = 0; month < found.Setting.Grid.Referral; month++)
        {
            var one = new Mean();
            for (int i = 0; i < PeopleAMonth; i++)
            {
                one.Add(Worth(found, draw, (number++, month)));
            }
            double starts = found.Setting.Starts[month];
            worth += starts * one.Value;
            variance += starts * starts * one.Error * one.Error;
        }
        double npv = expected.Expected("npv").GetDouble();
        Assert.InRange(
            worth, npv - (4 * Math.Sqrt(variance)), npv + (4 * Math.Sqrt(variance)));
    }

    /// <summary>With any difficulty, and not nine alone, rates differ by up to a thousandth: the
    /// reference drew a million people a group.</summary>
    [Fact]
    public void Rates_of_people_of_any_difficulty()
    {
        double[] reference = [.36393071, .31678521, .15108783, .05466366];
        double[] error = [.00048129, .00046529, .00035752, .00022548];
        (_, MeanField found, PersonDraw draw) = Draw("base", inBins: false);
        Mean[] rates = [.. found.Setting.World.Groups.Select(_ => new Mean())];
        for (ulong number = 0; number < People; number++)
        {
            Life life = Lived(found, draw, (number, 12 * Year));
            rates[life.Group].Add(life.HasJob ? 1 : 0);
        }
        Assert.All(rates, (r, g) => r.Agrees(reference[g], error[g]));
    }

    private static (MeanFieldCase, MeanField, PersonDraw) Draw(string name, bool inBins)
    {
        MeanFieldCase of = MeanFieldCase.All().Single(c => c.Name == name);
        MeanField found = of.Run();
        return (of, found, new PersonDraw(
            found.Setting.World with { IsInBins = inBins },
            new RandomStream(25, 1, StreamKind.Arrivals)));
    }

    // Discounted payments less effort and contact (models, 1.8.3).
    private static double Worth(MeanField found, PersonDraw draw, (ulong Number, int Month) of)
    {
        ProviderSetting setting = found.Setting;
        Life life = Lived(found, draw, of);
        double worth = 0;
        foreach (DueLine line in life.Lines.Concat(
            setting.Payments.Starting(life.Group, of.Month).ToArray()))
        {
            worth += line.Due < setting.Grid.Count ? line.Amount / Discount(found, line.Due) : 0;
        }
        for (int t = 0; t < 24; t++)
        {
            double cost = (setting.Type.ContactCost / 24) + (t < 12 ? life.Effort / 12 : 0);
            worth -= cost / Discount(found, of.Month + t);
        }
        return worth;
    }

    private static double Fixed(MeanField found) => -Enumerable
        .Range(0, Math.Min(found.Setting.Grid.Referral + 24, found.Setting.Grid.Count))
        .Sum(t => found.Setting.Type.FixedCost / Discount(found, t));

    private static double Discount(MeanField found, int month) =>
        Math.Pow(1 + (found.Setting.Type.DiscountRate / 12), month);

    // In whole months: a day counts to the month in whose course it is, by its middle.
    private static Life Lived(MeanField found, PersonDraw draw, (ulong Number, int Month) of)
    {
        Person person = draw.Of(of.Number, found.Setting.Type.Signal);
        double effort = found.Year(of.Month / 12).Plan.Effort[person.Group][person.SignalBin];
        Happening work = draw.In(of.Number, person, 0, new HelpGiven(effort, 1));
        if (work.Begins == 0)
        {
            return new Life(person.Group, effort, [], false);
        }
        int lasts = Months(work.Lasts);
        DueLine[] lines =
        [
            .. found.Setting.Payments
                .Course(person.Group, of.Month, 0, Math.Min(Months(work.Begins), 23))
                .ToArray().Where(l => l.Months <= lasts),
        ];
        return new Life(person.Group, effort, lines, lines.Length > 0);
    }

    private static int Months(int days) => (int)Math.Floor((days - .5) / DayPayments.DaysAMonth);

    private sealed record Life(int Group, double Effort, DueLine[] Lines, bool HasJob);

    // A mean of draws and its standard error.
    private sealed class Mean
    {
        private double _count;
        private double _sum;
        private double _squares;

        public double Value => _sum / _count;

        public double Error => Math.Sqrt(
            ((_squares / _count) - (Value * Value)) / (_count - 1));

        public void Add(double x) =>
            (_count, _sum, _squares) = (_count + 1, _sum + x, _squares + (x * x));

        public void Agrees(double expected, double itsError = 0)
        {
            double four = 4 * Math.Sqrt((Error * Error) + (itsError * itsError));
            Assert.InRange(Value, expected - four, expected + four);
        }
    }
}

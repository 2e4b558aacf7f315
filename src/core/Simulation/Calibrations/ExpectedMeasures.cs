using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Calibrations;

/// <summary>The headline measures of a simulation as they are expected without chance, all types of
/// provider together (models, 1.14). Nobody fails in them.</summary>
public static class ExpectedMeasures
{
    /// <summary>Name, what it is counted in, and value.</summary>
    public static IReadOnlyList<(string Name, MeasureUnit Unit, double Value)> Of(
        SchemeInWorld scheme)
    {
        var sum = new Sums();
        foreach (ProviderType type in scheme.World.Providers)
        {
            MeanField found = MeanField.Of(scheme, type);
            double count = scheme.World.CountOf(type);
            sum.Paid += count / Math.Max(type.Keeps, 1e-9)
                * (found.Projection.Fees.Sum() + found.Projection.Outcomes.Sum());
            for (int year = 0; year < scheme.Grid.Years; year++)
            {
                sum.Add(found, year, count * scheme.Grid.Of(year)
                    .Sum(month => found.Setting.Starts[month]));
            }
        }
        return
        [
            ("payments", MeasureUnit.Money, sum.Paid),
            ("outcomes", MeasureUnit.People, sum.Outcomes),
            ("additional-outcomes", MeasureUnit.People, sum.Additional),
            ("outcome-rate", MeasureUnit.Share, sum.Outcomes / sum.Started),
            ("deadweight-share", MeasureUnit.Share, 1 - (sum.Additional / sum.Outcomes)),
            ("cost-per-additional-outcome", MeasureUnit.Money, sum.Paid / sum.Additional),
            ("parked", MeasureUnit.Share, sum.Parked / sum.Started),
            ("hard-to-easy-effort", MeasureUnit.Share, sum.Hard / Math.Max(sum.Easy, 1e-9)),
            ("net-benefit", MeasureUnit.Money, sum.Worth - sum.Paid),
        ];
    }

    private sealed class Sums
    {
        public double Paid { get; set; }

        public double Started { get; private set; }

        public double Outcomes { get; private set; }

        public double Additional { get; private set; }

        public double Parked { get; private set; }

        public double Easy { get; private set; }

        public double Hard { get; private set; }

        public double Worth { get; private set; }

        public void Add(MeanField found, int year, double starts)
        {
            DesignMeasures measures = found.Measures(year);
            World world = found.Setting.World;
            Started += starts;
            Parked += starts * measures.Parked;
            Easy += starts * measures.EasySpend;
            Hard += starts * measures.HardSpend;
            for (int g = 0; g < world.Groups.Length; g++)
            {
                double people = starts * found.Setting.Share(g);
                double more = measures.OutcomeRate[g] - measures.DeadweightRate[g];
                Outcomes += people * measures.OutcomeRate[g];
                Additional += people * more;
                Worth += people * more * OutcomeValue.Of(world, g);
            }
        }
    }
}

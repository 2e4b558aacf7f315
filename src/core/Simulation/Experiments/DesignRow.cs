using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Experiments;

/// <summary>The measures of one design by their names: what is expected of a type of provider, and
/// whether it would bid and try something new. Those of another type than the first have its name
/// after them: <c>bids of charity</c>.</summary>
public sealed class DesignRow
{
    private const string TypeOf = " of ";
    private static readonly string[] Tried =
    [
        "share in a trial", "value of a trial", "expected productivity",
        "chance of insolvency with the trial",
    ];

    private readonly SchemeInWorld _scheme;
    private readonly Dictionary<string, double> _row = new(StringComparer.Ordinal);
    private string _of = "";

    private DesignRow(SchemeInWorld scheme) => _scheme = scheme;

    /// <summary>The measures of a design.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="wanted">Those asked for, as <see cref="Joined"/> writes them: trials, and
    /// other types of provider, are weighed only where one of theirs is.</param>
    public static IReadOnlyDictionary<string, double> Of(
        SchemeInWorld scheme, IReadOnlyCollection<string> wanted)
    {
        var row = new DesignRow(scheme);
        foreach (ProviderType type in scheme.World.Providers)
        {
            bool isFirst = type == scheme.World.Providers[0];
            row._of = isFirst ? "" : TypeOf + type.Name;
            if (isFirst || wanted.Any(w => w.EndsWith(Joined(row._of), StringComparison.Ordinal)))
            {
                row.Add(
                    MeanField.Of(scheme, type),
                    Tried.Any(t => wanted.Contains(Joined(t + row._of))));
            }
        }
        return row._row;
    }

    /// <summary>A measure as formulas write it: <c>share-in-a-trial</c>.</summary>
    public static string Joined(string measure) => measure.Replace(' ', '-');

    private double this[string name]
    {
        set => _row[name + _of] = value;
    }

    private void Add(MeanField found, bool tries)
    {
        DesignMeasures year = found.Measures(Math.Min(1, found.Setting.Grid.Years - 1));
        CashProjection cash = found.Projection;
        (double fees, double outcomes) = (cash.Fees.Sum(), cash.Outcomes.Sum());
        this["easy effort"] = year.EasySpend;
        this["hard effort"] = year.HardSpend;
        this["hard to easy effort"] = year.HardSpend / Math.Max(year.EasySpend, 1e-9);
        this["parked"] = year.Parked;
        this["concentration"] = year.Concentration;
        this["service gap"] = year.ServiceGap;
        this["additionality"] = year.Additionality;
        this["outcome rate"] = OverGroups(found, g => year.OutcomeRate[g]);
        this["spend"] = found.Year(Math.Min(1, found.Setting.Grid.Years - 1)).Flows[0].Spend;
        this["value of the contract"] = cash.Npv;
        this["chance of insolvency"] = cash.Ruin;
        this["shadow price of cash"] = found.Price;
        this["least balance"] = cash.LeastBalance;
        this["share of pay at risk"] = outcomes / (outcomes + fees);
        this["payment a start"] = (outcomes + fees) / found.Setting.Starts.Sum();
        this["bids"] = found.WouldBid ? 1 : 0;
        Groups(found, year);
        Years(found);
        if (tries)
        {
            Trials(found);
        }
    }

    private void Groups(MeanField found, DesignMeasures year)
    {
        for (int g = 0; g < _scheme.World.Groups.Length; g++)
        {
            string name = _scheme.World.Groups[g].Name;
            this[$"effort {name}"] = found.Year(Math.Min(1, found.Setting.Grid.Years - 1))
                .Plan.Mean(g, found.Setting.Bins);
            this[$"outcome rate {name}"] = year.OutcomeRate[g];
        }
    }

    private void Years(MeanField found)
    {
        for (int year = 0; year < found.Setting.Grid.Years; year++)
        {
            string of = Quantities.Numerals.Text(year + 1);
            this[$"in-year ratio {of}"] = YearRate.Of(found.Setting, found.Projection, year);
            DesignMeasures cohort = found.Measures(year);
            this[$"cohort rate {of}"] = OverGroups(found, g => cohort.OutcomeRate[g]);
            for (int g = 0; g < _scheme.World.Groups.Length; g++)
            {
                this[$"in-year ratio {of} {_scheme.World.Groups[g].Name}"] =
                    YearRate.Of(found.Setting, found.Projection, year, g);
            }
        }
    }

    private void Trials(MeanField found)
    {
        IReadOnlyList<TrialOption> options = Trial.Options(found);
        TrialOption best = Trial.Best(found.Plans, options);
        this["share in a trial"] = best.Share;
        this["value of a trial"] = options.Count < 2 ? 0
            : options.Skip(1).Max(o => o.Value) - options[0].Value;
        this["expected productivity"] = best.Productivity;
        this["chance of insolvency with the trial"] = best.Ruin;
    }

    private static double OverGroups(MeanField found, Func<int, double> of) => Enumerable
        .Range(0, found.Setting.World.Groups.Length).Sum(g => found.Setting.Share(g) * of(g));
}

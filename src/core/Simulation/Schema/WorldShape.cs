using static Outturn.Simulation.Schema.FigureShape;

namespace Outturn.Simulation.Schema;

/// <summary>The keys of world.yaml.</summary>
internal static class WorldShape
{
    /// <summary>All of them.</summary>
    public static KeysShape Of((string, FigureShape, string) sources) => Keys(
        sources,
        ("world", Figure, "What the world is called."),
        ("outcome", Figure, "The outcome of the scheme that rates are about."),
        ("referrals", Referrals, "How many people are referred, and when."),
        ("difficulty", Difficulty, "How much difficulty matters."),
        ("economy", Keys(
            ("level", Figure, "Both hazards of every course are multiplied by it."),
            ("shock", Figure, "How far the months stray from that.")),
            "The state of the economy."),
        ("courses", Names(Course), "What can happen to a person."),
        ("groups", Names(Group), "Who is helped."),
        ("providers", Names(Provider), "Who helps, by type."),
        ("commissioner", Commissioner, "How the commissioner behaves."),
        ("targets", Keys(
            ("level", Figure, "The target over what is expected with the known practice."),
            ("cost of missing", Names(Figure), "What missing it costs, by year.")),
            "Targets that providers fear to miss."))
        with { Required = ["referrals", "courses", "groups", "providers"] };

    private static KeysShape Referrals => Keys(
        ("starts a month", Figure, "Planned starts with all providers together."),
        ("months", Figure, "Months in which people are referred."),
        ("profile", Names(Figure), "The plan by year."),
        ("demand", Figure, "Actual over planned."),
        ("shock", Figure, "How far the months stray from that."))
        with { Required = ["starts a month"] };

    private static KeysShape Difficulty => Keys(
        ("baseline", Figure, "By how much it lowers the chance without help."),
        ("response", Figure, "By how much it lowers what help can do."),
        ("effort", Figure, "By how much it raises what help costs."),
        ("separation", Figure, "By how much it shortens spells."));

    private static KeysShape Course => Keys(
        ("fact", Figure, "The kind of event of the scheme."),
        ("value", Figure, "The event's value."),
        ("within", Figure, "Months in which it can begin."),
        ("help from", Figure, "From when help tells, in months."),
        ("help until", Figure, "Until when help tells, in months."),
        ("monthly", Names(Figure), "Other facts recorded each month of the spell."))
        with { Required = ["fact"] };

    private static KeysShape Group => Keys(
        ("share", Figure, "Share of the starts."),
        ("attributes", Names(Figure), "The cells of participants.csv."),
        ("demand", Figure, "Actual over planned demand of the group."),
        ("benefit a year", Figure, "What an additional outcome is worth a year."),
        ("least effort", Figure, "The least that a person of the group is entitled to."),
        ("years on benefit", Figure, "How long somebody without it stays on benefit."),
        ("courses", Names(Rates), "How often each course happens, and what help does."))
        with { Required = ["share", "courses"] };

    private static KeysShape Rates => Keys(
        ("no-help", Figure, "The share in whom it happens without help."),
        ("response", Figure, "What help can add to the hazard; below 0: it prevents."),
        ("effort scale", Figure, "Money a person that reaches two thirds of it."),
        ("separation", Figure, "Share of spells that end in a month."))
        with { Required = ["no-help"] };

    private static KeysShape Provider => Keys(
        ("number", Figure, "How many there are."),
        ("share", Figure, "The share of the starts that they have together."),
        ("signed", Figure, "no: only who would bid is there."),
        ("under", Figure, "The type of prime contractor whose subcontractor it is."),
        ("margin", Figure, "The part of a payment that the prime contractor keeps."),
        ("places", Figure, "People whom a subcontractor can help in a month."),
        ("cash", Figure, "Cash at the start."),
        ("overdraft", Figure, "How far the account may be overdrawn."),
        ("overdraft rate", Figure, "Interest on an overdraft, a year."),
        ("fixed cost", Figure, "Costs a month that do not depend on the number of people."),
        ("contact cost", Figure, "The least that a person costs, over 24 months."),
        ("cost multiplier", Figure, "What the same work costs, 1 = as in the world."),
        ("signal", Figure, "Noise in what it sees of difficulty, in standard deviations."),
        ("ruin tolerance", Figure, "The chance of insolvency that it accepts."),
        ("income risk", Figure, "Uncertainty of its outcome income."),
        ("risk aversion", Figure, "Absolute risk aversion for each unit of money."),
        ("discount rate", Figure, "Discount rate, a year."),
        ("reservation", Figure, "The profit below which it does not bid."),
        ("capacity growth", Figure, "How much its capacity can grow in a year."),
        ("hiring lag", Figure, "Months until whoever is hired can help."),
        ("exit cost", Figure, "What it costs to leave."),
        ("practice", Practice, "What it holds of a new practice."));

    private static KeysShape Practice => Keys(
        ("mean", Figure, "Expected productivity."),
        ("sd", Figure, "Its standard deviation."),
        ("dip", Figure, "Productivity while it is learnt."),
        ("learning months", Figure, "Months until its effect is known."),
        ("set-up cost", Figure, "What setting it up for everybody costs."),
        ("spread", Figure, "How fast rivals copy what works, a year."),
        ("ruin cost", Figure, "What insolvency costs, beside money."));

    private static KeysShape Commissioner => Keys(
        ("reporting cost", Figure, "What reports cost a provider, a person and month."),
        ("trials allowed", Figure, "The largest share of people in a trial."),
        ("approval delay", Figure, "Months that an approval adds to the learning time."),
        ("more reporting after a miss", Figure, "By how much reporting rises after a miss."),
        ("veto", Figure, "The chance that a trial is forbidden."),
        ("minimum performance", Names(Keys([.. Enumerable.Range(1, 7).Select(year => (
            Quantities.Numerals.Text(year), Figure, "The least ratio of the year."))])),
            "The least ratio by group, or all, and year."),
        ("market-share shift", Figure, "Share of new people that moves after a miss."),
        ("termination", Figure, "The chance that a contract ends after a miss."),
        ("least effort", Figure, "The least that must be spent on a person."),
        ("discount rate", Figure, "Real discount rate of the payer, a year."),
        ("claimed", Figure, "Share of valid outcomes that are claimed."));
}

using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation;

/// <summary>How the main outcome is known of a person.</summary>
public enum MainCourse
{
    /// <summary>A payment for items says so.</summary>
    IsPaid,

    /// <summary>The first course happens.</summary>
    Happens,

    /// <summary>The first course, which help prevents, does not happen within its months.
    /// </summary>
    IsAbsent,
}

/// <summary>A scheme put into a world: what it pays for everything that can happen there. Worked
/// out once; every design question after it is arithmetic.</summary>
public sealed class SchemeInWorld
{
    /// <summary>Puts a scheme into a world.</summary>
    public SchemeInWorld(Scheme scheme, World world, int threads)
    {
        (Scheme, World) = (scheme, world);
        Grid = new MonthGrid(scheme, world);
        Payments = CoursePayments.Of(scheme, world, Grid, threads);
        MainPayment = PaymentOf(scheme, world.Outcome);
        MainOutcome = MainPayment < 0 ? -1 : OutcomeOf(scheme, MainPayment, world.Outcome);
        Main = MainPayment >= 0 ? MainCourse.IsPaid
            : world.Groups.Any(g => g.Courses[0].Response < 0) ? MainCourse.IsAbsent
            : MainCourse.Happens;
        Flows = new PaymentFlows(this);
    }

    private SchemeInWorld(SchemeInWorld other, JointWorth joint)
        : this(other, other.World)
    {
        Joint = joint;
        Flows = new PaymentFlows(this);
    }

    private SchemeInWorld(SchemeInWorld other, World world)
    {
        Joint = other.Joint;
        (Scheme, World, Grid) = (other.Scheme, world, other.Grid);
        (Payments, Flows) = (other.Payments, other.Flows);
        (MainPayment, MainOutcome, Main) = (other.MainPayment, other.MainOutcome, other.Main);
    }

    /// <summary>The same scheme for the same people where something else of the world differs:
    /// what it pays need not be worked out again.</summary>
    /// <param name="world">With the same groups, courses and months of referral.</param>
    public SchemeInWorld With(World world) => new(this, world);

    /// <summary>The same as providers see it who reckon with payments for people together.
    /// </summary>
    public SchemeInWorld With(JointWorth joint) => new(this, joint);

    /// <summary>The same people under a scheme that differs in its prices alone.</summary>
    /// <param name="scheme">That scheme.</param>
    /// <param name="world">With the same groups, courses and months of referral.</param>
    /// <param name="starting">What it pays whoever starts.</param>
    /// <param name="flows">What it pays for courses.</param>
    internal SchemeInWorld Repriced(
        Scheme scheme, World world, CoursePayments starting, PaymentFlows flows) =>
        new(this, world) { Scheme = scheme, Payments = starting, Flows = flows };

    /// <summary>What providers reckon that payments for people together are worth; null: there are
    /// none, or nobody has reckoned yet.</summary>
    public JointWorth? Joint { get; }

    /// <summary>Where no payment for items tells when the main outcome is achieved: whether it is
    /// the first course that happens, or that it does not.</summary>
    public MainCourse Main { get; }

    /// <summary>The scheme under test.</summary>
    public Scheme Scheme { get; private init; }

    /// <summary>The world that it is tried in.</summary>
    public World World { get; }

    /// <summary>The months of the simulation.</summary>
    public MonthGrid Grid { get; }

    /// <summary>What the scheme pays.</summary>
    public CoursePayments Payments { get; private init; }

    /// <summary>The same, in the form that expected values are summed from.</summary>
    public PaymentFlows Flows { get; private init; }

    /// <summary>The outcome that rates are about: the world's <c>outcome</c>, else the first that
    /// is no mere start and is paid for; -1: none.</summary>
    public int MainOutcome { get; }

    /// <summary>The first payment for it, by its index; -1: none.</summary>
    public int MainPayment { get; }

    private static int PaymentOf(Scheme scheme, string outcome)
    {
        int[] paid = [.. ItemLines.Payments(scheme)];
        int found = Array.FindIndex(paid, p => Outcomes(scheme, p).Any(o =>
            outcome.Length > 0
                ? scheme.Outcomes[o].Name == outcome
                : scheme.Outcomes[o].Watch is not HappensOn));
        return found < 0 ? -1 : paid[found];
    }

    private static int OutcomeOf(Scheme scheme, int payment, string outcome) =>
        Outcomes(scheme, payment).First(o => outcome.Length > 0
            ? scheme.Outcomes[o].Name == outcome
            : scheme.Outcomes[o].Watch is not HappensOn);

    private static IEnumerable<int> Outcomes(Scheme scheme, int payment) =>
        ((PaidItems)scheme.Payments[payment].For).Outcomes;
}

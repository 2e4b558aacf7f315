using System.Collections.Immutable;
using Outturn.Review.Expected;
using Outturn.Simulation;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Review.Rules.Purpose;

/// <summary>What stands in the way of a trial: the lever that raises what the best trial is worth
/// most where it is set to a value at which it does not bite.</summary>
internal static class TrialBlocker
{
    // A lever that moves less than this is not what stands in the way.
    private const double Notably = 1.05;
    private const double Level = .005;

    /// <summary>It, in words, with what it costs the payer; where none moves it notably, what to do
    /// otherwise.</summary>
    /// <param name="of">The scheme.</param>
    /// <param name="type">The type of provider.</param>
    /// <param name="worth">What its best trial is worth as things stand.</param>
    public static string Of(ReviewCase of, Invited type, double worth)
    {
        (Lever Lever, Invited Then, double Worth)[] tried = [.. Levers(of, type)
            .Select(l => (l, l.Set().Fresh)).Select(l => (
                l.l, l.Fresh, Trial.Worth(Trial.Options(l.Fresh.Expected))))];
        if (tried.Length == 0 || tried.MaxBy(t => t.Worth) is not { Worth: > 0 } best
            || best.Worth <= worth * Notably)
        {
            return "pay more of the first year as a fee, and raise the price of an additional "
                + "outcome";
        }
        double costs = PayAStart(best.Then) - PayAStart(type);
        return $"{best.Lever.Name} stands most in the way: {best.Lever.Without} the best trial "
            + $"would be worth {Figures.Large(best.Worth, of.Scheme)}, and the payer would pay "
            + $"{Figures.Money(Math.Abs(costs), of.Scheme)} {(costs < 0 ? "less" : "more")} for "
            + "each start";
    }

    /// <summary>The levers that bite in a world.</summary>
    internal static ImmutableArray<Lever> Levers(ReviewCase of, Invited type)
    {
        Commissioner by = type.World.World.Commissioner;
        int late = (int)of.Limits.Of("yearly-savings", "late");
        ServiceCost service = of.Expected!.Service;
        bool[] falls = [.. Enumerable.Range(0, of.Expected.Years)
            .Select(y => service.Pay(y) < service.Pay(0) * (1 - Level))];
        (bool Bites, Lever Lever)[] all =
        [
            (true, new("the share of pay at risk", "with half of it",
                () => Paid(type, s => PaidOtherwise.HalfAsMuchAtRisk(type.Expected, s)))),
            (falls.Contains(true), new("the fall of prices", "on the terms of the first year",
                () => Paid(type, s => PaidOtherwise.AsInTheFirstYear(s, y => falls[y])))),
            (type.World.World.Targets.Any(t => t.Year < late), new(
                "the date of targets", "with none before year 3", () => In(type, w => w with
                {
                    Targets = [.. w.Targets.Select(
                        t => t with { Year = Math.Max(t.Year, late) })],
                }))),
            (by.ReportingCost > 0, new("reporting", "without it", () => In(type, w => w with
            {
                Commissioner = w.Commissioner with { ReportingCost = 0 },
            }))),
            (by.ApprovalDelay > 0, new("the time that approval takes", "without it", () =>
                In(type, w => w with
                {
                    Commissioner = w.Commissioner with { ApprovalDelay = 0 },
                }))),
            (by.TrialsAllowed < 1, new("the limit on trials", "without it", () =>
                In(type, w => w with
                {
                    Commissioner = w.Commissioner with { TrialsAllowed = 1 },
                }))),
            (true, new("the wait for money", "if it came with each start",
                () => Paid(type, PaidOtherwise.AtOnce))),
        ];
        return [.. all.Where(l => l.Bites).Select(l => l.Lever)];
    }

    private static Invited In(Invited type, Func<World, World> neutral) =>
        type.In(neutral(type.World.World));

    private static Invited Paid(Invited type, Func<SchemeInWorld, SchemeInWorld> otherwise) =>
        type with { World = otherwise(type.World) };

    private static double PayAStart(Invited type)
    {
        CashProjection cash = type.Expected.Projection;
        return (cash.Fees.Sum() + cash.Outcomes.Sum()) / type.Expected.Setting.Starts.Sum();
    }

    /// <summary>A term that may stand in the way.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Without">The value at which it does not bite.</param>
    /// <param name="Set">The provider where it has that value.</param>
    internal sealed record Lever(string Name, string Without, Func<Invited> Set);
}

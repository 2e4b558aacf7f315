using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Dates that cannot be met: outcomes that nobody can reach in time, and money that could
/// become payable after the long stop (language reference 11).</summary>
internal sealed class DateRules(Inquiry inquiry)
{
    private readonly IReadOnlyList<(World World, string Labels)> _worlds =
        Splits.Of(inquiry.World);

    private Scheme Scheme => inquiry.Scheme;

    public void Check()
    {
        foreach (Outcome outcome in Scheme.Outcomes)
        {
            Reachable(outcome);
        }
        foreach (Payment payment in Scheme.Payments)
        {
            foreach ((World world, _) in _worlds)
            {
                foreach ((int outcome, Bounds bounds) in Contexts.Paid(payment, world))
                {
                    ByLongStop(payment, outcome, bounds, world);
                }
            }
        }
    }

    private void Reachable(Outcome outcome)
    {
        foreach ((World world, string labels) in _worlds)
        {
            Bounds bounds = Narrowing.By(outcome.OnlyIf, new Bounds(world));
            Rational? needed = ItemBounds.MinimumDays(outcome, bounds);
            if (outcome.Deadline is { } deadline
                && Room(outcome, deadline, bounds, world) is { } room && (needed ?? 1) > room)
            {
                TellUnreachable(outcome, needed, room, labels);
                return;
            }
            if (world.Items(Scheme.Outcomes.IndexOf(outcome)).Achieved.Low is { } earliest
                && earliest > Scheme.Term.LongStop.DayNumber)
            {
                inquiry.Report(Diagnostic.Error(
                    "unreachable", outcome.Place,
                    $"\"{outcome.Name}\" cannot be achieved before {Date(earliest)}, "
                        + $"and the long stop is {CalendarDates.Text(Scheme.Term.LongStop)}",
                    "move the long stop, or let its time begin earlier"));
                return;
            }
        }
    }

    private static Rational? Room(Outcome outcome, Formula deadline, Bounds bounds, World world)
    {
        Clock from = Clock.Of(outcome.Clock, bounds);
        Clock until = Clock.Of(deadline, bounds);
        return from.DaysBefore(until) ?? from.Deeper(world).DaysBefore(until);
    }

    private void TellUnreachable(Outcome outcome, Rational? needed, Rational room, string labels)
    {
        string whom = labels.Length == 0 || !DependsOnGroup(outcome) ? "" : $", for {labels}";
        Formula deadline = outcome.Deadline!;
        string message = needed is { } days
            ? $"{Duration(days)} cannot be reached {Within(deadline, room)}{whom}"
            : $"\"{outcome.Name}\" cannot be reached: its time ends before it begins{whom}";
        inquiry.Report(Diagnostic.Error(
            "unreachable", (outcome.Reaches ?? outcome.Every ?? deadline).Place, message,
            "ask for less, or allow more time in \"within\""));
    }

    private bool DependsOnGroup(Outcome outcome) =>
        new[] { outcome.Reaches, outcome.Every, outcome.Deadline, outcome.Clock }
            .SelectMany(f => FormulaParts.Reads(Scheme, f)).Any(f => f is GroupOf);

    private string Within(Formula deadline, Rational room) =>
        deadline is Binary { Left: var root } sum && Length(sum) is { } length
            ? $"within {length} of {Name(root)}"
            : $"within {Duration(room)}";

    private string? Length(Binary sum)
    {
        if (new Bounds(inquiry.World).Of(sum.Right).Single is not { } length)
        {
            return null;
        }
        return sum.Operator switch
        {
            Operator.AddDays => Duration(length),
            Operator.AddMonths => NounForms.Count(length, Dimensions.Month),
            Operator.AddWorkingDays => NounForms.Count(length, Dimensions.WorkingDay),
            _ => null,
        };
    }

    private string Name(Formula date) => date switch
    {
        FieldOfParticipant f => f.Field.ToString().ToLowerInvariant(),
        FieldOfFirst f => Scheme.Outcomes[f.Outcome].Name,
        Constant => inquiry.Words.Number(((Constant)date).Value.Number, date.Type),
        AttributeOf f => Scheme.Facts.Attributes[f.Attribute].Column.Name,
        _ => inquiry.Source.Excerpt(date.Place) is { Length: > 0 } words ? words : "its clock",
    };

    private void ByLongStop(Payment payment, int outcome, Bounds bounds, World world)
    {
        Span payable = bounds.Of(payment.Payable);
        if (!payable.Exact || payable.High is not { } latest
            || latest <= Scheme.Term.LongStop.DayNumber)
        {
            return;
        }
        Outcome? clause = outcome < 0 ? null : Scheme.Outcomes[outcome];
        bool ownFault = clause is not null
            && world.Items(outcome).Payable.High > Scheme.Term.LongStop.DayNumber;
        string name = ownFault ? clause!.Name : payment.Name;
        Place place = !ownFault ? payment.Payable.Place
            : clause!.Deadline?.Place ?? clause.Place;
        inquiry.Report(Diagnostic.Error(
            "after-long-stop", place.Line == 0 ? payment.Place : place,
            $"\"{name}\" can be payable on {Date(latest)}{Why(clause, world)}, "
                + $"after the long stop {CalendarDates.Text(Scheme.Term.LongStop)}",
            "move the long stop, or shorten its time"));
    }

    private string Why(Outcome? outcome, World world)
    {
        if (outcome?.Deadline is not Binary { Left: var root } sum || Length(sum) is not { } length
            || new Bounds(world).Of(root).High is not { } start)
        {
            return "";
        }
        return $" ({Name(root)} {Date(start)}, within {length})";
    }

    private static string Date(Rational day) =>
        Bounds.Day(day) is { } date ? CalendarDates.Text(date) : day.ToString();

    /// <summary>Whole weeks as weeks, else days.</summary>
    private static string Duration(Rational days)
    {
        Rational weeks = days / 7;
        return weeks.IsWhole && !days.IsZero
            ? weeks == 1 ? "1 week" : $"{weeks} weeks"
            : NounForms.Count(days, Dimensions.Day);
    }
}

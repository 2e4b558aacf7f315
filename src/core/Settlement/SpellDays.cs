using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A spell with the days that it gave towards an outcome, both ends inside.</summary>
internal readonly record struct SpellDay(int Row, int From, int To, long Days);

/// <summary>What each spell of a participant gave, for explanations: days that an earlier spell or
/// another outcome took do not count again, and of working days only those.</summary>
internal sealed class SpellDays(ExplainingRun run)
{
    private readonly Achievement _achievement = new(run.Workings, run.Book);

    /// <summary>The spells of a set within a time, first and last day inside, that gave any days.
    /// </summary>
    public List<SpellDay> Of(Outcome outcome, FactSet set, (int From, int To) time, Subject s)
    {
        EventRows events = run.Workings.Events;
        var length = new Length(
            run.Workings, Length.UnitOf(outcome.Every ?? outcome.Reaches), 1);
        List<(int From, int To)> used = outcome.TimeNotUsedBy < 0
            ? [] : _achievement.UsedDays(outcome.TimeNotUsedBy, s);
        var spells = new List<SpellDay>();
        (int first, int end) = events.Of(s.Participant);
        int next = time.From;
        for (int row = first; row < end; row++)
        {
            int from = Math.Max(events.From(row), next);
            int to = Math.Min(events.To(row), time.To);
            if (from > to || !run.Book.Interpreter.IsOf(set, row, s))
            {
                continue;
            }
            next = to + 1;
            long days = used.Count == 0
                ? length.Counted(from, to)
                : Enumerable.Range(from, to - from + 1)
                    .Where(d => !used.Exists(u => u.From <= d && d <= u.To))
                    .Sum(d => length.Counted(d, d));
            if (days > 0)
            {
                spells.Add(new SpellDay(row, from, to, days));
            }
        }
        return spells;
    }

    /// <summary>So many of the days that an outcome counts, in words.</summary>
    public static string Words(Outcome outcome, long days) =>
        Length.UnitOf(outcome.Every ?? outcome.Reaches) == LengthUnit.WorkingDays
            ? NounForms.Count(days, Dimensions.WorkingDay)
            : ExplainingValues.Days((int)days);
}

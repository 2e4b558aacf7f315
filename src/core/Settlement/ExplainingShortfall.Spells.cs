using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <content>Spells that did not last, or add up to, as long as is asked.</content>
internal sealed partial class ExplainingShortfall
{
    private readonly SpellDays _spells = new(run);

    private ExplanationNode Added(Outcome outcome, FactSet set, Stretch window, Subject s)
    {
        List<SpellDay> spells = Spells(outcome, set, window, s);
        long days = spells.Sum(r => r.Days);
        return Goal(Reached(outcome, days), outcome, (window.To, achievement.Kinds(set), ""), s)
            .Add(spells.Select(r => _figures.Event(r.Row, SpellDays.Words(outcome, r.Days))));
    }

    private ExplanationNode Longest(Outcome outcome, FactSet set, Stretch window, Subject s)
    {
        int bridging = outcome.Watch is Continuous { Bridging: { } b }
            ? (int)formulas.Trace(b, s).Value.Whole : 0;
        List<SpellDay> spells = Spells(outcome, set, window, s);
        (int From, int To) best = (0, -1), now = (0, -1);
        foreach (SpellDay spell in spells)
        {
            now = now.To >= now.From && spell.From <= now.To + 1 + bridging
                ? (now.From, spell.To) : (spell.From, spell.To);
            best = now.To - now.From > best.To - best.From ? now : best;
        }
        string how = best.To < best.From ? ""
            : $" without a break, from {ExplainingValues.Day(best.From)} to "
                + $"{ExplainingValues.Day(best.To)} at the longest,";
        long days = new Length(run.Workings, UnitOf(outcome), 1).Counted(best.From, best.To);
        return Goal(Reached(outcome, days), outcome, (window.To, achievement.Kinds(set), how), s)
            .Add(spells.Select(r => _figures.Event(r.Row, SpellDays.Words(outcome, r.Days))));
    }

    // Days of days need no noun twice; of months they do.
    private static string Reached(Outcome outcome, long days) =>
        UnitOf(outcome) == LengthUnit.Months
            ? ExplainingValues.Days((int)days) : Numerals.WithCommas(days);

    private static LengthUnit UnitOf(Outcome outcome) =>
        Length.UnitOf(outcome.Every ?? outcome.Reaches);

    private List<SpellDay> Spells(Outcome outcome, FactSet set, Stretch window, Subject s)
    {
        int last = Math.Min(window.To - 1, run.Names.AsAt);
        return _spells.Of(outcome, set, (window.From, last), s);
    }
}

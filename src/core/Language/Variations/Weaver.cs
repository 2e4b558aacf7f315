using System.Collections.Immutable;
using Outturn.Language.Binding;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>Weaves the schemes of all texts into one (language reference 13, "bodies by
/// variation"): clause by clause and formula by formula what is the same stays as it is, and what
/// differs becomes a choice by the date that the variation asks for, where that date is known.
/// </summary>
internal sealed partial class Weaver
{
    private readonly Combinations _texts;
    private readonly Scheme[] _schemes;
    private readonly WovenTables _tables;
    private readonly Report _report;
    private readonly VariationText[] _variations;
    private (string Section, string Name) _clause;

    public Weaver(Combinations texts, Scheme[] schemes, Report report)
    {
        (_texts, _schemes, _report) = (texts, schemes, report);
        _tables = new WovenTables(schemes);
        _variations = [.. texts.Axes.SelectMany(a => a.Steps).OrderBy(v => v.Index)];
    }

    private Scheme First => _schemes[0];

    /// <summary>The scheme with every body that a variation gives; what cannot be woven is
    /// reported.</summary>
    public Scheme Weave() => First with
    {
        Groups = Each("groups", s => s.Groups, Weave),
        Cohorts = Each("cohorts", s => s.Cohorts, Weave),
        Outcomes = Each("outcomes", s => s.Outcomes, Weave),
        Measures = Each("measures", s => s.Measures, Weave),
        Payments = Each("payments", s => s.Payments, Weave),
        Adjustments = Each("limits and adjustments", s => s.Adjustments, Weave),
        Shares = Each("shares", s => s.Shares, Weave),
        Accounts = Each("accounts", s => s.Accounts, Weave),
        Vat = WeaveVat(),
        Tables = _tables.All,
    };

    // The section itself is the same in all texts; the tables that it names need not be.
    private Vat? WeaveVat()
    {
        if (First.Vat is not { } vat)
        {
            return null;
        }
        _clause = ("vat", "");
        Vat[] bodies = [.. _schemes.Select(s => s.Vat ?? vat)];
        return vat with { Rate = Needed(bodies, v => v.Rate, Line("a line")) };
    }

    private ImmutableArray<T> Each<T>(
        string section, Func<Scheme, ImmutableArray<T>> of, Func<T[], T> weave)
        where T : Clause
    {
        var woven = ImmutableArray.CreateBuilder<T>();
        for (int i = 0; i < of(First).Length; i++)
        {
            T[] bodies = [.. _schemes.Select(s => of(s)[i])];
            _clause = (section, bodies[0].Name);
            T one = weave(bodies);
            woven.Add(one with { Mark = bodies.Max(b => b.Mark) });
        }
        return woven.ToImmutable();
    }

    /// <summary>One formula of a clause in all texts. What a text leaves out is
    /// <paramref name="without"/>; null: it cannot be put in or left out.</summary>
    private Formula? Weave<T>(
        T[] bodies, Func<T, Formula?> of, Asked asked, Formula? without = null)
    {
        Formula?[] found =
            [.. bodies.Select((b, text) => of(b) is { } f ? _tables.Map(text, f) : null)];
        if (Array.TrueForAll(found, f => f is null))
        {
            return null;
        }
        int gap = without is null ? Array.FindIndex(found, f => f is null != found[0] is null) : -1;
        if (gap > 0)
        {
            Fixed(gap);
            return found[0];
        }
        return Along(0, 0, [.. found.Select(f => f ?? without!)], asked);
    }

    private Formula Needed<T>(T[] bodies, Func<T, Formula> of, Asked asked) =>
        Weave(bodies, of, asked)!;

    private ImmutableArray<Formula> Many<T>(
        T[] bodies, Func<T, ImmutableArray<Formula>> of, Asked asked)
    {
        int other = Array.FindIndex(bodies, b => of(b).Length != of(bodies[0]).Length);
        if (other >= 0)
        {
            Fixed(other);
            return of(bodies[0]);
        }
        return [.. of(bodies[0]).Select((_, i) => Needed(bodies, b => of(b)[i], asked))];
    }

    private Formula Along(int axis, int text, Formula[] bodies, Asked asked)
    {
        if (axis == _texts.Axes.Length)
        {
            return bodies[text];
        }
        var steps = new Formula[_texts.Axes[axis].Steps.Length + 1];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = Along(axis + 1, _texts.Along(text, axis, i), bodies, asked);
        }
        return Choose(_texts.Axes[axis], steps, asked);
    }

    private Formula Choose(Axis axis, Formula[] steps, Asked asked)
    {
        if (Array.TrueForAll(steps, s => Sameness.Same(s, steps[0])))
        {
            return steps[0];
        }
        if (asked.On(axis.Date) is { } date)
        {
            return Choice(axis, steps, date);
        }
        if (Deeper(axis, steps, asked) is { } inner)
        {
            return inner;
        }
        UnknownDate(axis, steps, asked);
        return steps[0];
    }

    // The latest that has been reached; the last case is what stood before all of them.
    private Choice Choice(Axis axis, Formula[] steps, Formula date)
    {
        var cases = ImmutableArray.CreateBuilder<ChoiceCase>();
        DateOnly? above = null;
        for (int i = steps.Length - 1; i > 0; i--)
        {
            VariationText variation = axis.Steps[i - 1];
            if (Sameness.Same(steps[i], steps[i - 1]) || variation.From == above)
            {
                continue;
            }
            above = variation.From;
            Place place = variation.Name.Place;
            var from = new Constant(
                place, Schemes.ValueType.Date, Value.Of(variation.From.DayNumber));
            var reached = new Binary(
                place, Schemes.ValueType.YesNo, Operator.GreaterOrEqual, date, from);
            cases.Add(new ChoiceCase(reached, steps[i])
            {
                Variation = Array.IndexOf(_variations, variation),
            });
        }
        bool may = steps.Any(s => s.Type.MayBeMissing);
        return new Choice(steps[0].Place, steps[0].Type.Missing(may), cases.ToImmutable(), steps[0])
        {
            Form = ChoiceForm.Varied,
        };
    }

    // The date is not known here; it may be for what the formula counts.
    private Formula? Deeper(Axis axis, Formula[] steps, Asked asked)
    {
        Formula[][] parts = [.. steps.Select(s => FormulaParts.PartsOf(s).ToArray())];
        Formula first = steps[0];
        bool alike = parts[0].Length > 0
            && Array.TrueForAll(parts, p => p.Length == parts[0].Length)
            && Array.TrueForAll(steps, s => s.GetType() == first.GetType())
            && steps.Zip(parts).All(s => Sameness.Same(
                first, FormulaWithParts.Of(s.First, parts[0])));
        if (!alike)
        {
            return null;
        }
        Asked inner = first is OverCell cell ? Counted(cell.Tally) : asked;
        return FormulaWithParts.Of(
            first,
            [.. parts[0].Select((_, i) => Choose(axis, [.. parts.Select(p => p[i])], inner))]);
    }

    private Asked Counted(Tally tally) => tally.Source switch
    {
        TallySource.Participants => Asked.Participant("a participant who is counted"),
        TallySource.Events => Asked.Participant("an event that is counted"),
        TallySource.Items => Asked.Participant("an item that is counted") with
        {
            Achieved = Asked.AchievedOfItem,
            Payable = Asked.PayableOfItem,
            Period = PaymentPeriod(Asked.PayableOfItem),
        },
        TallySource.Returns => OfCell(
            "a row that is counted", First.Facts.Returns[tally.Sources[0]].Space),
        TallySource.Statistics => OfCell(
            "a row that is counted", First.Facts.Statistics[tally.Sources[0]].Space),
        TallySource.Measures => OfCell(
            "a cell that is counted", First.Measures[tally.Sources[0]].Space),
        _ => Line("a line that is counted"),
    };

    private void UnknownDate(Axis axis, Formula[] steps, Asked asked)
    {
        int step = 1;
        while (Sameness.Same(steps[step], steps[step - 1]))
        {
            step++;
        }
        VariationText variation = axis.Steps[step - 1];
        string[] known = asked.Known;
        _report.Error(
            "variation-date", variation.By.Place,
            $"{variation.Name.Text} asks for the date \"{variation.By.Text}\", and "
            + $"{asked.Words} has none",
            known.Length == 0
                ? "nothing there has a date: close the clause, and add one that has"
                : $"write by: {Wording.List(known, "or")}, or give that place a variation of its "
                + "own");
    }

    /// <summary>Reports that a text differs in what has no date to choose by.</summary>
    private void Fixed(int text)
    {
        VariationText[] here = [.. _texts.In(text)];
        (VariationText variation, ReplacedPlace place) = here
            .SelectMany(v => v.Places.Select(p => (Variation: v, Place: p)))
            .Where(p => p.Place.Section == _clause.Section && p.Place.Clause == _clause.Name)
            .FirstOrDefault((here[0], here[0].Places[0]));
        string what = place.Inner.Length > 0
            ? $"\"{place.Inner}\" of \"{_clause.Name}\""
            : $"the way in which \"{_clause.Name}\" is built";
        _report.Error(
            "variation-fixed", place.Key.Whole,
            $"{what} cannot have two bodies: {variation.Name.Text} would make it another clause",
            "close the clause from that date (only if: no), and add a new one with a name of its "
            + "own");
    }

    /// <summary>Reports what differs in a clause beside the formulas that are woven.</summary>
    /// <param name="bodies">The clause in all texts.</param>
    /// <param name="bare">The clause with the woven formulas of the first text.</param>
    private void Rest<T>(T[] bodies, Func<T, T> bare)
        where T : Clause
    {
        T first = bare(bodies[0]);
        int other = Array.FindIndex(bodies, b => !Sameness.Same(first, bare(b) with
        {
            Title = first.Title,
            Paragraph = first.Paragraph,
            Note = first.Note,
            Mark = first.Mark,
            Source = first.Source,
            Was = first.Was,
        }));
        if (other >= 0)
        {
            Fixed(other);
        }
    }
}

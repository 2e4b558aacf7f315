using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What a clause says and what came of it: a payment by provider, a measure in each
/// cell, a table's figures and who asks it, an outcome's items, a limit's cuts.</summary>
internal sealed class ExplainingClause(ExplainingRun run)
{
    private const int MostInFull = 12;
    private readonly ExplainingFormulas _formulas = new(run);

    /// <summary>Every clause that can be explained, in the order of the text.</summary>
    public static IEnumerable<Clause> All(Scheme scheme) =>
        scheme.Payments.Concat<Clause>(scheme.Measures).Concat(scheme.Outcomes)
            .Concat(scheme.Tables).Concat(scheme.Groups).Concat(scheme.Cohorts)
            .Concat(scheme.Adjustments).Concat(scheme.Shares).Concat(scheme.Accounts)
            .Concat(scheme.Variations);

    /// <summary>The explanation of a clause.</summary>
    public Explanation Explain(Clause clause)
    {
        if (clause is Payment payment)
        {
            return new ExplainingStatement(run).ByProvider(
                ExplainingRun.Called(payment), run.Scheme.Payments.IndexOf(payment),
                Head(payment).Concat(Refused(payment)));
        }
        return new Explanation(run.Names, ExplainingRun.Called(clause), null)
        {
            Parts = [.. Head(clause), .. Results(clause), .. Refused(clause)],
        };
    }

    private IEnumerable<ExplanationNode> Head(Clause clause)
    {
        var node = new ExplanationNode(ExplanationKind.Clause, ExplainingRun.Called(clause))
        {
            Place = clause.Place,
        };
        yield return node.Add(run.Text.Lines(clause)
            .Select(l => new ExplanationNode(ExplanationKind.Clause, l)));
        string standing = ExplainingFigures.Standing(clause.Mark, clause.Source)
            .TrimStart(';', ' ');
        if (standing.Length > 0)
        {
            yield return new ExplanationNode(ExplanationKind.Note, $"standing: {standing}")
            {
                Source = clause.Source ?? "",
            };
        }
        if (clause.Note is { } note)
        {
            yield return new ExplanationNode(ExplanationKind.Note, $"note: {note}");
        }
    }

    private IEnumerable<ExplanationNode> Refused(Clause clause) =>
        from unpaid in run.Result.Unpaid
        where ReferenceEquals(unpaid.Clause(run.Scheme), clause)
        let of = unpaid.Participant >= 0 ? run.Names.Participant(unpaid.Participant)
            : unpaid.Cell >= 0 && SpaceOf(clause) is { } space
                ? run.Names.Cell(space, unpaid.Cell)
            : "a cell"
        select new ExplanationNode(
            ExplanationKind.Shortfall,
            $"{(unpaid.IsOrderly ? "not paid" : "refused")} for {of}: {unpaid.What}. "
            + unpaid.Remedy);

    private static CellSpace? SpaceOf(Clause clause) => clause switch
    {
        Measure measure => measure.Space,
        Payment { For: PaidCells cells } => cells.Space,
        _ => null,
    };

    private IEnumerable<ExplanationNode> Results(Clause clause) => clause switch
    {
        Measure measure => Cells(measure),
        Table table => Figures(table),
        Outcome outcome => Items(outcome),
        GroupSet group => Labels(
            run.Scheme.Groups.IndexOf(group), group.Labels.Labels, (s, set) => s.Group(set)),
        CohortSet cohort => Cohort(cohort),
        Adjustment { Operation: AdjustmentOperation.AtLeast } entry => Added(entry),
        Adjustment entry => Cuts(entry),
        Share share => Shared(share),
        Account account => new ExplainingShares(run).Balance(account),
        Variation variation => Terms(variation),
        _ => [],
    };

    private static IEnumerable<ExplanationNode> Terms(Variation variation) =>
    [
        new ExplanationNode(
            ExplanationKind.Note, ExplainingVariations.Terms(variation)),
        .. variation.Places.Select(p => new ExplanationNode(ExplanationKind.Note, $"varies {p}")),
    ];

    private IEnumerable<ExplanationNode> Cells(Measure measure)
    {
        int index = run.Scheme.Measures.IndexOf(measure);
        MeasureValues values = run.Workings.Measures[index]!;
        long[] known = [.. Enumerable.Range(0, values.Values.Length)
            .Where(c => values.Values[c].IsKnown).Select(c => (long)c)];
        foreach (long cell in known)
        {
            string value = run.Values.Words(measure.Value.Type, values.Values[cell]);
            string met = !values.Met(cell).IsKnown ? ""
                : values.Met(cell).IsYes ? ", meets the standard" : ", misses the standard";
            var node = new ExplanationNode(
                ExplanationKind.Figure,
                $"{run.Names.Cell(measure.Space, cell)}: {value}{met}")
            {
                Value = value,
            };
            yield return known.Length > MostInFull ? node.Add(Sum(measure, index, cell))
                : node.Add(_formulas.MeasureCell(index, cell));
        }
        int refused = Enumerable.Range(0, values.Values.Length)
            .Count(c => !values.Values[c].IsKnown && run.Refused(index, c) is not null);
        long missing = values.Values.Length - known.Length - refused;
        if (missing > 0)
        {
            yield return new ExplanationNode(
                ExplanationKind.Note,
                $"no value in {NounForms.Count(missing, "cell")}: "
                + "nothing in them, or not measured");
        }
    }

    private IEnumerable<ExplanationNode> Sum(Measure measure, int index, long cell)
    {
        var clause = new CellClause(IsPayment: false, index);
        Subject s = new CellSubject(run.Workings, run.Book, run.Settling.TalliesOf(clause))
            .At(cell);
        string sum = _formulas.Arithmetic(_formulas.Trace(measure.Value, s));
        if (sum != run.Values.Words(measure.Value.Type, run.Workings.Measures[index]!.Values[cell]))
        {
            yield return new ExplanationNode(ExplanationKind.Step, sum);
        }
    }

    // A table has further bodies where variations give it some.
    private IEnumerable<ExplanationNode> Figures(Table table)
    {
        List<ExplanationNode> rows = [.. Rows(table)];
        foreach ((int body, string by) in new ExplainingBodies(run.Scheme).Of(table))
        {
            rows.Add(new ExplanationNode(ExplanationKind.Note, $"as varied by {by}:")
                .Add(Rows(run.Scheme.Tables[body])));
        }
        return rows.Append(Users(table));
    }

    private ExplanationNode Users(Table table)
    {
        int index = run.Scheme.Tables.IndexOf(table);
        List<string> users = [.. ExplainingUses.Of(run.Scheme)
            .Where(u => u.Formulas.SelectMany(FormulaParts.Within)
                .Any(f => f is TableAt at && at.Table == index))
            .Select(u => ExplainingRun.Called(u.Clause)).Distinct(StringComparer.Ordinal)];
        return new ExplanationNode(
            ExplanationKind.Note,
            users.Count == 0 ? "no clause uses it" : $"used in {string.Join(", ", users)}");
    }

    private IEnumerable<ExplanationNode> Rows(Table table)
    {
        foreach ((string keys, TableLeaf leaf) in Leaves(table.Values, ""))
        {
            IEnumerable<string> figures = leaf.Figures.Select((f, i) =>
            {
                string value = f is Constant c
                    ? run.Values.Words(c.Type, c.Value) : _formulas.Expression(f);
                return table.Columns.Length == 1 ? value : $"{table.Columns[i].Name} {value}";
            });
            string row = keys.Length == 0 ? "always" : keys;
            yield return new ExplanationNode(
                ExplanationKind.Figure,
                $"{row}: {string.Join(", ", figures)}{ExplainingFigures.Standing(
                    leaf.Mark ?? Mark.Agreed, leaf.Source)}")
            {
                Place = leaf.Place,
                Source = leaf.Source ?? "",
            };
        }
    }

    private static IEnumerable<(string Keys, TableLeaf Leaf)> Leaves(
        TableBranch branch, string keys) => branch is TableLeaf leaf
            ? [(keys, leaf)]
            : ((TableKeys)branch).Keys.SelectMany(k =>
                Leaves(k.Then, keys.Length == 0 ? k.Text : $"{keys} / {k.Text}"));

    private IEnumerable<ExplanationNode> Items(Outcome outcome)
    {
        int index = run.Scheme.Outcomes.IndexOf(outcome);
        var s = new Subject(
            new Achievement(run.Workings, run.Settling.Formulas), run.Scheme);
        var counts = new SortedDictionary<string, (long People, long Items, Rational Units)>(
            StringComparer.Ordinal);
        for (int p = 0; p < run.Workings.Participants.Count; p++)
        {
            s.MoveTo(p);
            bool first = true;
            foreach (Item item in s.ItemsIfKnown(index).Where(i => i.Achieved <= run.Names.AsAt))
            {
                string provider = run.Names.Provider(
                    run.Workings.Participants.Provider(p, item.Achieved));
                (long people, long items, Rational units) = counts.GetValueOrDefault(provider);
                counts[provider] = (people + (first ? 1 : 0), items + 1, units + item.Units);
                first = false;
            }
        }
        foreach ((string provider, (long people, long items, Rational units)) in counts)
        {
            yield return new ExplanationNode(
                ExplanationKind.Figure,
                $"{(provider.Length == 0 ? "no provider" : provider)}: "
                + $"achieved by {Numerals.WithCommas(people)} of its {run.Scheme.ParticipantsAre}, "
                + $"{NounForms.Count(items, "item")}, {NounForms.Count(units, Dimensions.Unit)}");
        }
        if (counts.Count == 0)
        {
            yield return new ExplanationNode(
                ExplanationKind.Shortfall, "nobody has achieved it by the as-at date");
        }
    }

    private IEnumerable<ExplanationNode> Labels(
        int set, IReadOnlyList<string> labels, Func<Subject, int, int> label)
    {
        var s = new Subject(
            new Achievement(run.Workings, run.Settling.Formulas), run.Scheme);
        long[] counts = new long[labels.Count + 1];
        for (int p = 0; p < run.Workings.Participants.Count; p++)
        {
            s.MoveTo(p);
            int at = label(s, set);
            counts[at < 0 ? labels.Count : at]++;
        }
        return counts.Select((n, i) => new ExplanationNode(
            ExplanationKind.Figure,
            $"{(i < labels.Count ? labels[i] : "in none")}: {Numerals.WithCommas(n)} "
            + run.Scheme.ParticipantsAre))
            .Where((_, i) => i < labels.Count || counts[i] > 0);
    }

    private IEnumerable<ExplanationNode> Cohort(CohortSet cohort) => cohort.Named is null
        ? []
        : cohort.Named.Labels.Select((label, i) => new ExplanationNode(
            ExplanationKind.Figure,
            $"{label}: measured {CalendarDates.InWords(cohort.NamedDates[i])}"));

    private IEnumerable<ExplanationNode> Added(Adjustment entry)
    {
        int index = run.Scheme.Adjustments.IndexOf(entry);
        var lines = new ExplainingLines(run, _formulas);
        Subject s = run.TracedSubject();
        List<Line> added = [.. run.Settling.FloorLines
            .Where(l => l.Entry == index && l.Amount != 0 && l.Payable <= run.Names.AsAt)];
        yield return new ExplanationNode(
            ExplanationKind.Total,
            added.Count == 0 ? "it adds nothing"
                : $"it adds {NounForms.Count(added.Count, "line")}")
        {
            Amount = new Money(added.Sum(l => l.Amount)),
        }.Add(added.Select(l => lines.Line(l, s)));
    }

    private IEnumerable<ExplanationNode> Cuts(Adjustment entry)
    {
        int index = run.Scheme.Adjustments.IndexOf(entry);
        var lines = new ExplainingLines(run, _formulas);
        List<LimitEffect> effects = [.. run.Settling.LimitEffects
            .Where(e => e.Adjustment == index && e.Before.Date <= run.Names.AsAt)];
        long change = effects.Sum(e => e.After - e.Before.Amount);
        yield return new ExplanationNode(
            ExplanationKind.Total,
            effects.Count == 0 ? "it alters no line"
                : $"it alters {NounForms.Count(effects.Count, "line")}")
        {
            Amount = new Money(change),
        }.Add(effects.Select(e => lines.Short(
            e.Before.Line, e.After - e.Before.Amount, withClause: true).Add(new ExplanationNode(
                ExplanationKind.Limit, $"{run.Values.Money(e.After)} instead of "
                + run.Values.Money(e.Before.Amount)))));
    }

    private IEnumerable<ExplanationNode> Shared(Share share) =>
        from due in run.Dues
        where due.Date <= run.Names.AsAt && share.Of.Contains(due.Line.Payment)
        group due by (Payer: run.Names.Payer(due), Payee: run.Names.Payee(due)) into pair
        orderby pair.Key.Payer, pair.Key.Payee
        select new ExplanationNode(
            ExplanationKind.Total, $"{pair.Key.Payer} pays {pair.Key.Payee}")
        {
            Amount = new Money(pair.Sum(d => d.Amount)),
        };
}

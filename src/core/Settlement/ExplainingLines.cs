using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Why a line comes to its amount: what it is for, condition, price, units, rounding,
/// limits, who pays whom and when.</summary>
internal sealed partial class ExplainingLines
{
    private readonly ExplainingRun _run;
    private readonly ExplainingFormulas _formulas;
    private readonly ExplainingLimits _limits;
    private readonly ExplainingShares _shares;
    private readonly ExplainingTax _tax;
    private readonly ResolvedPayment[] _payments;

    public ExplainingLines(ExplainingRun run, ExplainingFormulas formulas)
    {
        _run = run;
        _formulas = formulas;
        _limits = new ExplainingLimits(run, formulas);
        _shares = new ExplainingShares(run);
        _tax = new ExplainingTax(run, formulas);
        Achievement = new ExplainingAchievement(run, formulas);
        _payments =
        [
            .. Enumerable.Range(0, run.Scheme.Payments.Length)
                .Select(i => new ResolvedPayment(run.Workings, i, run.Book)),
        ];
    }

    public ExplainingAchievement Achievement { get; }

    /// <summary>A line with all that it rests on.</summary>
    public ExplanationNode Line(in Line line, Subject traced) => line.Entry >= 0
        ? Finish(_limits.Floor(Head(line, $" for {_run.Names.Subject(line)}"), line), line, traced)
        : line.Cell >= 0
            ? CellLine(line)
            : ItemLine(line, traced);

    /// <summary>A line in one sentence, without what it rests on.</summary>
    public ExplanationNode Short(in Line line, long amount, bool withClause = false)
    {
        Clause clause = _run.ClauseOf(line);
        string what = clause is Payment { For: PaidItems { Outcomes.Length: > 1 } }
            ? $" {_run.Scheme.Outcomes[line.Outcome].Title}," : "";
        string number = line.Cell >= 0 ? "" : Number(line);
        string day = line.Cell >= 0
            ? $"payable {ExplainingValues.Day(line.Payable)}"
            : line.Achieved == line.Payable
                ? $"achieved and payable {ExplainingValues.Day(line.Payable)}"
                : $"achieved {ExplainingValues.Day(line.Achieved)}, "
                    + $"payable {ExplainingValues.Day(line.Payable)}";
        return new ExplanationNode(
            ExplanationKind.Line,
            (withClause ? ExplainingRun.Called(clause) + ", " : "")
            + $"{_run.Names.Subject(line)},{what}{number} {day}")
        {
            Place = clause.Place,
            Amount = new Money(amount),
        };
    }

    /// <summary>An item that a payment takes and pays nothing for, because a condition of the
    /// payment is not met; null where it pays.</summary>
    public ExplanationNode? NotPaid(int payment, int place, Item item, Subject s)
    {
        ResolvedPayment p = _payments[payment];
        ExplainingAchievement.Put(s, item);
        foreach ((string label, Formula? condition) in new[]
        {
            ("where", p.Items!.Where[place]), ("only if", p.Payment.OnlyIf),
        })
        {
            if (condition is null)
            {
                continue;
            }
            ExplanationNode node = _formulas.Work(label, condition, s, out Value holds);
            if (!holds.IsYes)
            {
                return Nothing(p.Payment, ", for the condition is not met").Add(node)
                    .Add(Achievement.Item(s, item));
            }
        }
        return Barred(p, (item, p.Items!.Outcomes[place]), s);
    }

    // A claim that is not there, or a decision.
    private ExplanationNode? Barred(ResolvedPayment p, (Item Item, int Outcome) of, Subject s) =>
        p.Plan is null && _run.Gate.Bars(p.Index, s, of, of.Item.N) is { } barred
            ? Nothing(p.Payment, $": {barred.What}").Add(
                new ExplanationNode(ExplanationKind.Note, barred.Remedy))
                .Add(Achievement.Item(s, of.Item))
                .Add(_run.Decisions.OnItem(s.Participant, of.Outcome, of.Item.N))
            : null;

    /// <summary>The cells for which a payment comes to nothing, each with the condition that is
    /// not met; of many, how many there are.</summary>
    public IEnumerable<ExplanationNode> NotPaidCells(int payment, int most)
    {
        ResolvedPayment p = _payments[payment];
        if (p.Cells is null)
        {
            yield break;
        }
        var clause = new CellClause(IsPayment: true, payment);
        var cells = new CellSubject(
            _run.Workings, _run.Book, _run.Settling.TalliesOf(clause));
        HashSet<long> paid = [.. _run.Settling.CellLinesOf(payment).Select(l => l.Cell)];
        long without = cells.Count - paid.Count;
        if (without > most)
        {
            yield return new ExplanationNode(
                ExplanationKind.Note, $"nothing for {NounForms.Count(without, "more cell")}");
            yield break;
        }
        for (long cell = 0; cell < cells.Count; cell++)
        {
            if (!paid.Contains(cell))
            {
                yield return NotPaidCell(p, cells.At(cell), cell);
            }
        }
    }

    private static ExplanationNode Nothing(Payment payment, string why) => new(
        ExplanationKind.Line, $"{ExplainingRun.Called(payment)}: nothing{why}")
    {
        Place = payment.Place,
        Amount = Money.Zero,
    };

    private string Number(in Line line)
    {
        bool isPlan = line.Entry < 0 && _payments[line.Payment].Plan is not null;
        int item = InstalmentNumber.ItemOf(_run.Scheme, line);
        return (IsOnce(line) ? "" : $" number {Numerals.Text(item)},")
            + (isPlan ? $" part {Numerals.Text(InstalmentNumber.Part(line.N))}," : "");
    }

    private bool IsOnce(in Line line) =>
        _run.Scheme.Outcomes[line.Outcome].AtMost is Constant { Value: { IsKnown: true } most }
        && most.Number == 1;

    private ExplanationNode Head(in Line line, string more)
    {
        Clause clause = _run.ClauseOf(line);
        return new ExplanationNode(
            ExplanationKind.Line, ExplainingRun.Called(clause) + more)
        {
            Place = clause.Place,
            Amount = new Money(_run.DueOn(line)),
        };
    }

    private ExplanationNode ItemLine(in Line line, Subject s)
    {
        ResolvedPayment p = _payments[line.Payment];
        int number = InstalmentNumber.ItemOf(_run.Scheme, line);
        Item item = s.Items(line.Outcome).Find(i => i.N == number);
        ExplanationNode node = Head(line, "").Add(Achievement.Item(s, item))
            .Add(_run.Decisions.OnItem(line.Participant, line.Outcome, item.N));
        ExplainingAchievement.Put(s, item);
        int place = p.Items!.Outcomes.IndexOf(line.Outcome);
        if (p.Items.Where[place] is { } where)
        {
            node.Add(_formulas.Work("where", where, s, out _));
        }
        if (p.Payment.OnlyIf is { } onlyIf)
        {
            node.Add(_formulas.Work("only if", onlyIf, s, out _));
        }
        return Rest(node, line, p, s);
    }

    private ExplanationNode CellLine(in Line line)
    {
        ResolvedPayment p = _payments[line.Payment];
        var clause = new CellClause(IsPayment: true, line.Payment);
        Subject s = new CellSubject(
            _run.Workings, _run.Book, _run.Settling.TalliesOf(clause)).At(line.Cell);
        ExplanationNode node = Head(line, $" for {_run.Names.Subject(line)}");
        foreach ((string label, Formula? condition) in new[]
        {
            ("where", p.Cells!.Where), ("only if", p.Payment.OnlyIf),
        })
        {
            if (condition is not null)
            {
                node.Add(_formulas.Work(label, condition, s, out _));
            }
        }
        return p.Payment.Price is Pool pool
            ? Finish(new ExplainingPool(_run, _formulas).Explain(node, pool, line), line, s)
            : Rest(node, line, p, s);
    }

    private ExplanationNode Instalment(
        ExplanationNode node, in Line line, ResolvedPayment p, Subject s)
    {
        int number = p.Items is null ? line.N : InstalmentNumber.Part(line.N);
        foreach (Instalment part in p.Plan!.Parts(s))
        {
            if (part.Number != number)
            {
                continue;
            }
            var terms = (Instalments)p.Payment.Price;
            node.Add(_formulas.Work("of", terms.Of, s, out _));
            foreach ((string label, Formula? formula) in new[]
            {
                ("while", terms.While), ("completed", terms.Completed),
            })
            {
                if (formula is not null)
                {
                    node.Add(_formulas.Work(label, formula, s, out _));
                }
            }
            string earned = _run.Values.Money(part.Earned);
            string left = Numerals.Text(part.Parts - part.Place + 1);
            string of = ExplainingValues.Number(
                ValueType.In(Unit.Of(_run.Scheme.Currency.Code)), part.Of);
            node.Add(new ExplanationNode(
                ExplanationKind.Step,
                $"part {Numerals.Text(part.Place)} of {Numerals.Text(part.Parts)}: "
                + (part.IsBalance
                    ? $"completed, so the balance: {of} − {earned} earned before"
                    : $"({of} − {earned} earned before) ÷ {left}")
                + $" = {_run.Values.Money(part.Amount)}, {Rounded(p)}")
            {
                Value = _run.Values.Money(part.Amount),
            });
            return Finish(node, line, s);
        }
        throw new InvalidOperationException(
            $"{p.Payment.Name} is explained otherwise than it was settled");
    }

    private ExplanationNode Tier(
        ExplanationNode node, in Line line, ResolvedPayment p, TierSteps steps, Subject s)
    {
        Tier tier = p.Payment.Tier!;
        ValueType counted = tier.Counts?.Type ?? ValueType.In(Unit.Of(Dimensions.Unit));
        ValueType money = ValueType.In(Unit.Of(_run.Scheme.Currency.Code));
        string Say(Rational number) => ExplainingValues.Number(counted, number);
        string At(TierSlice slice)
        {
            string price = ExplainingValues.Number(money, slice.Price);
            // Where money is counted the price is that of all of it, and a slice has its part.
            if (counted.Unit != money.Unit || steps.Before == steps.After)
            {
                return " at " + price;
            }
            Rational part = (slice.To - slice.From) / (steps.After - steps.Before);
            return part == 1 ? ": " + price
                : $": {ExplainingValues.Number(money, part * slice.Price)}, its part of {price}";
        }
        var total = new ExplanationNode(
            ExplanationKind.Step,
            $"the running total goes from {Say(steps.Before)} to {Say(steps.After)}, in payment "
            + "order");
        foreach (TierSlice slice in steps.Slices)
        {
            total.Add(new ExplanationNode(
                ExplanationKind.Step,
                tier.Pays == TierPays.Whole && steps.Slices.Count > 1
                    ? $"{Say(slice.To)} in all at {ExplainingValues.Number(money, slice.Price)}"
                    : $"from {Say(slice.From)} to {Say(slice.To)}{At(slice)}"));
        }
        node.Add(new ExplanationNode(
            ExplanationKind.Formula,
            $"pay: {_formulas.Expression(((UnitPrice)p.Payment.Price).Money)}")
        {
            Place = ((UnitPrice)p.Payment.Price).Money.Place,
        }).Add(_shares.Owed(line)).Add(total);
        if (!_run.Decisions.IsReduced(line))
        {
            node.Add(new ExplanationNode(
                ExplanationKind.Step,
                (tier.Pays == TierPays.Whole ? "the difference is " : "together ")
                + $"{_run.Values.Money(line.Amount)}, {Rounded(p)}")
            {
                Value = _run.Values.Money(line.Amount),
            });
        }
        return Finish(node, line, s);
    }

    private ExplanationNode Rest(
        ExplanationNode node, in Line line, ResolvedPayment p, Subject s)
    {
        Line priced = line;
        s.Accounts = account => _run.Settling.OwedBefore(priced, account);
        if (p.Plan is not null)
        {
            return Instalment(node, line, p, s);
        }
        if (_run.Settling.TierStepsOf(line) is { } steps)
        {
            return Tier(node, line, p, steps, s);
        }
        ExplanationNode pay = _formulas.Work(
            "pay", ((UnitPrice)p.Payment.Price).Money, s, out Value price);
        node.Add(pay);
        if (p.Payment.Units is { } units)
        {
            node.Add(_formulas.Work("units", units, s, out _));
        }
        Line asPriced = line with { Amount = p.Rule.Round(price.Number * line.Units) };
        if (_run.Gate.Reduced(asPriced).Amount != line.Amount)
        {
            throw new InvalidOperationException(
                $"{p.Payment.Name} is explained otherwise than it was settled");
        }
        node.Add(Amount(asPriced, price, p));
        return Finish(node, line, s);
    }

    private ExplanationNode Amount(in Line line, Value price, ResolvedPayment p)
    {
        ValueType money = ValueType.In(Unit.Of(_run.Scheme.Currency.Code));
        string times = line.Units == Rational.One && p.Cells is not null
            ? "" : $" × {NounForms.Count(line.Units, Dimensions.Unit)}";
        Rational exact = price.Number * line.Units;
        Rational minor = exact * _run.Scheme.Currency.MinorPerUnit;
        string amount = _run.Values.Money(line.Amount);
        string text = ExplainingValues.Number(money, price.Number) + times;
        text += minor.IsWhole
            ? (times.Length == 0 ? "" : $" = {amount}") + ", exactly: nothing is rounded"
            : times.Length > 0
                ? $" = {ExplainingValues.Number(money, exact)}, {Rounded(p)} to {amount}"
                : $", {Rounded(p)} to {amount}";
        return new ExplanationNode(ExplanationKind.Step, text) { Value = amount };
    }

    private static string Rounded(ResolvedPayment p) =>
        "rounded " + p.Payment.Rounding.ToWords();

    private ExplanationNode Finish(ExplanationNode node, in Line line, Subject s)
    {
        node.Add(_run.Decisions.OnLine(line));
        if (_run.Decisions.IsReduced(line))
        {
            string left = _run.Values.Money(line.Amount);
            node.Add(new ExplanationNode(ExplanationKind.Step, $"so it comes to {left}")
            {
                Value = left,
            });
        }
        if (Later(line, s) is { } later)
        {
            node.Add(later);
        }
        if (line.Undone != Days.None)
        {
            node.Add(new ExplanationNode(
                ExplanationKind.Note,
                $"undone on {ExplainingValues.Day(line.Undone)}: what was paid comes back"));
        }
        return node.Add(_limits.Of(line)).Add(_tax.Of(line)).Add(_shares.Of(line));
    }

    // A day that follows from the item's own needs no words; one that the payment moves does.
    private ExplanationNode? Later(in Line line, Subject s)
    {
        ResolvedPayment p = _payments[line.Payment];
        if (line.Entry >= 0 || (line.Cell < 0 && s.Item.Payable == line.Payable))
        {
            return null;
        }
        ExplanationNode node = _formulas.Work("payable", p.Payment.Payable, s, out Value day);
        if (day.IsKnown && day.Whole != line.Payable)
        {
            node.Add(new ExplanationNode(
                ExplanationKind.Step,
                "not before a measure that it reads is known: "
                + $"payable {ExplainingValues.Day(line.Payable)}"));
        }
        return node;
    }
}

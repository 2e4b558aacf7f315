using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>payments</c> (language reference 6): items or cells → lines.</summary>
internal sealed partial class PaymentBinder(Draft draft)
{
    private readonly List<PaymentText> _texts = [];

    public int Count => _texts.Count;

    /// <summary>What a payment pays for by the unit; null where it has errors.</summary>
    public Unit? UnitOf(int payment) => _texts[payment].Unit;

    public PaymentText TextOf(int payment) => _texts[payment];

    /// <summary>Names, before any price is read.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("payments"))
        {
            draft.Names.Declare(NameKind.Payment, _texts.Count, entry.Key);
            var declared = draft.Names.Payment(entry.Key.Text)!;
            Keys? keys = Keys.ReadClause(
                draft.Report, entry.Value, $"the payment \"{entry.Key.Text}\"", "for each",
                "only if", "needs", "pay", "units", "tier", "payable", "payable after",
                "in force on", "rounding", "vat", "on top of", "by", "to");
            _texts.Add(new PaymentText(declared, keys));
        }
        draft.PaymentNames = new LabelList("payments", [.. _texts.Select(t => t.Declared.Name)]);
        if (_texts.Count == 0)
        {
            draft.Report.Error(
                "missing-key", draft.Root.Place with { Length = 1 }, "the scheme pays nothing",
                "add the section \"payments\" with at least one payment");
        }
    }

    /// <summary>What each pays for, once outcomes and dimensions have names.</summary>
    public void DeclareWhat()
    {
        foreach (PaymentText text in _texts)
        {
            draft.Graph.Enter(text.Declared);
            if (text.Keys?.Required("for each", "add for each: with an outcome, or dimensions")
                is { } each)
            {
                DeclareWhat(text, each);
            }
            draft.Graph.Leave();
        }
    }

    private void DeclareWhat(PaymentText text, YamlNode each)
    {
        var where = ImmutableArray.CreateBuilder<(YamlScalar, Expression?)>();
        var outcomes = ImmutableArray.CreateBuilder<int>();
        var keys = new List<SpaceKey>();
        foreach (YamlScalar scalar in text.Keys!.Scalars("for each"))
        {
            if (draft.Parse(scalar, ExpressionParser.ParseWhere) is not { } phrase)
            {
                continue;
            }
            where.Add((scalar, phrase.Where));
            keys.Add(new SpaceKey(scalar, phrase.What));
            if (phrase.What is NameExpression name
                && draft.Names.Shared(name.Name, NameKind.Outcome) is { } outcome)
            {
                draft.Graph.Name(outcome, scalar.Place);
                outcomes.Add(outcome.Index);
            }
        }
        text.Where = where.ToImmutable();
        if (outcomes.Count > 0 && outcomes.Count == keys.Count)
        {
            text.Outcomes = outcomes.ToImmutable();
            return;
        }
        if (outcomes.Count > 0)
        {
            draft.Report.Error(
                "wrong-value", each.Place, "outcomes and dimensions do not mix in one \"for each\"",
                "make two payments");
            return;
        }
        Space? cells = Cells(keys);
        text.Cells = cells is not null && cells.HasGaps(each) ? null : cells;
    }

    private Space? Cells(List<SpaceKey> keys)
    {
        if (keys is [{ Expression: NameExpression { Name: var name } } only])
        {
            if (name == "scheme")
            {
                return Space.Scheme;
            }
            if (draft.Names.Return(name) is { } rows)
            {
                draft.Graph.Name(rows, only.Scalar.Place);
                return draft.Facts.ReturnSpaces[rows.Index];
            }
            if (draft.Names.Shared(name, NameKind.Statistic) is { } statistic)
            {
                draft.Graph.Name(statistic, only.Scalar.Place);
                return draft.Facts.StatisticSpaces[statistic.Index];
            }
            if (!Known(name))
            {
                draft.Names.Unknown(
                    name, only.Scalar.Place,
                    d => d.Kind is NameKind.Outcome or NameKind.Return or NameKind.Statistic
                        or NameKind.Cohort or NameKind.Group,
                    ["provider", "participant", "scheme", .. PeriodKindNames.All]);
                return null;
            }
        }
        return keys.Count == 0 ? null : draft.Spaces.OfKeys(keys);
    }

    private bool Known(string name) => draft.Names.Shared(name) is not null
        || name is "provider" or "participant"
        || PeriodKindNames.TryParse(name, out _);

    /// <summary>The scope of a payment's own formulas, without its tier.</summary>
    public Scope ScopeOf(PaymentText text)
    {
        if (text.IsItems)
        {
            return draft.Outcomes.ItemScope(text.Outcomes);
        }
        Space space = text.Cells ?? Space.Scheme;
        string words = space.Cells.Rows == CellRows.Product
            ? space.Dimensions.IsEmpty ? "the whole scheme" : $"a cell of {space.Words}"
            : "a row";
        return new Scope(words)
        {
            Cell = space,
            Aggregates = true,
            Participant = space.Dimensions.Any(d => d.Kind == DimensionKind.Participant),
        };
    }

    public ImmutableArray<Payment> Bind() => [.. _texts.Select((t, i) => Bind(t, i))];

    private Payment Bind(PaymentText text, int index)
    {
        if (text.IsLost)
        {
            return Lost(text, index);
        }
        draft.Graph.Enter(text.Declared);
        Keys? keys = text.Keys;
        Scope scope = ScopeOf(text);
        Bound? onlyIf = keys?.Node("only if") is { } only
            ? draft.Values().Condition(only, scope)
            : null;
        (PaidFor paidFor, Causes ruledOut) = PaidForOf(text, scope);
        ruledOut += onlyIf?.RuledOut ?? Causes.None;
        Bound? units = UnitsOf(text, scope, ruledOut);
        Unit unit = units?.Type.Unit ?? scope.Item?.Units ?? Unit.Of(Dimensions.Unit);
        text.Unit = unit;
        Tier? tier = TierOf(text, unit, out ValueType? place);
        Price price = PriceOf(text, scope with { Tier = place }, unit, ruledOut);
        var payment = new Payment(
            text.Declared.Name, ClauseHead.Number('G', index), text.Declared.Place)
        {
            Title = Wording.Title(text.Declared.Name),
            For = paidFor,
            OnlyIf = onlyIf?.Formula,
            NeedsDecision = NeedsDecision(keys),
            Price = price,
            Units = units?.Formula,
            Tier = tier,
            Payable = PayableOf(text, scope, price, [onlyIf?.Formula, units?.Formula]),
            Rounding = (keys is null ? null : HeadBinder.RoundingOf(keys, "rounding", draft.Report))
                ?? draft.Head.Rounding,
            Vat = draft.Vat.TreatmentOf(keys),
            OnTopOf = OnTopOf(text),
            By = PartyOf(keys, "by") ?? Commissioner,
            To = PartyOf(keys, "to"),
        };
        draft.Graph.Leave();
        return ClauseHead.Fill(draft, payment, keys);
    }

    // Only so that others can name it: the text has errors.
    private Payment Lost(PaymentText text, int index)
    {
        Formula nothing = Bound.Wrong(text.Declared.Place).Formula;
        return new Payment(
            text.Declared.Name, ClauseHead.Number('G', index), text.Declared.Place)
        {
            Title = text.Declared.Name,
            For = new PaidCells(CellSpace.Scheme, null),
            Price = new UnitPrice(nothing),
            Payable = nothing,
            Rounding = draft.Head.Rounding,
            By = Commissioner,
        };
    }

    private (PaidFor For, Causes RuledOut) PaidForOf(PaymentText text, Scope scope)
    {
        var where = ImmutableArray.CreateBuilder<Formula?>();
        Causes? ruledOut = null;
        for (int i = 0; i < text.Where.Length; i++)
        {
            (YamlScalar scalar, Expression? condition) = text.Where[i];
            Scope of = text.IsItems ? draft.Outcomes.ItemScope([text.Outcomes[i]]) : scope;
            Bound? bound = condition is null ? null : WhereOf(scalar, condition, of);
            where.Add(bound?.Formula);
            Causes here = bound?.RuledOut ?? Causes.None;
            ruledOut = ruledOut is null ? here : Causes.Both(ruledOut, here);
        }
        PaidFor paidFor = text.IsItems
            ? new PaidItems(text.Outcomes, where.ToImmutable()) { Names = draft.OutcomeNames }
            : new PaidCells(
                (text.Cells ?? Space.Scheme).Cells, where.FirstOrDefault(w => w is not null));
        return (paidFor, ruledOut ?? Causes.None);
    }

    private Bound WhereOf(YamlScalar scalar, Expression condition, Scope scope)
    {
        Bound bound = new ExpressionBinder(draft, scalar, scope).Bind(condition, ValueType.YesNo);
        if (!bound.IsWrong && bound.Type.Kind != ValueKind.YesNo)
        {
            draft.Report.Error(
                "wrong-unit", bound.Place,
                $"a condition is expected, and this is {Wording.Of(bound.Type)}");
        }
        draft.Values().NotMissing(bound, Causes.None, "no");
        return bound;
    }

    private Bound? UnitsOf(PaymentText text, Scope scope, Causes ruledOut)
    {
        if (text.Keys?.Node("units") is not { } node)
        {
            return null;
        }
        Bound units = draft.Values(text.Keys.Scalar("in force on")).Value(node, scope);
        if (units.IsWrong || !units.IsNumber)
        {
            if (!units.IsWrong)
            {
                draft.Report.Error(
                    "wrong-unit", units.Place,
                    $"\"units\" takes a number, not {Wording.Of(units.Type)}");
            }
            return null;
        }
        draft.Values().NotMissing(units, ruledOut, "0 units");
        return units;
    }

    private bool NeedsDecision(Keys? keys)
    {
        if (keys?.Scalar("needs") is not { } needs)
        {
            return false;
        }
        if (needs.Text != "decision")
        {
            draft.Report.Error(
                "wrong-value", needs.Place, $"\"{needs.Text}\" is nothing that a payment can need",
                "write needs: decision");
        }
        return true;
    }

    private ImmutableArray<int> OnTopOf(PaymentText text)
    {
        var payments = ImmutableArray.CreateBuilder<int>();
        foreach (YamlScalar name in text.Keys?.Scalars("on top of") ?? [])
        {
            if (draft.Names.Payment(name.Text) is { } payment)
            {
                draft.Graph.Mention(payment);
                payments.Add(payment.Index);
            }
            else
            {
                draft.Names.Unknown(name.Text, name.Place, d => d.Kind == NameKind.Payment);
            }
        }
        return payments.ToImmutable();
    }

    private string? PartyOf(Keys? keys, string key)
    {
        if (keys?.Scalar(key) is not { } party || (key == "to" && party.Text == "provider"))
        {
            return null;
        }
        PartyBinder.Known(draft, party);
        return party.Text;
    }

    private string Commissioner =>
        draft.Parties.FirstOrDefault(p => p.Role == "commissioner")?.Name ?? "commissioner";
}

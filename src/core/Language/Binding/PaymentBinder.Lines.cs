using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Lines: what names mean on a line, which is of an item or of a cell. Lines are placed
/// by their payable date (language reference 5, "Placement").</content>
internal sealed partial class PaymentBinder
{
    private sealed record LineGroup(ImmutableArray<int> Payments, Scope Scope);

    /// <summary>The keys of a cell space on the lines of some payments; null, reported, where one
    /// of them has no such key.</summary>
    public ImmutableArray<Formula>? KeysOnLines(
        Space space, ImmutableArray<int> payments, Place place, bool partly = false)
    {
        if (payments.Any(p => _texts[p].IsLost))
        {
            return null;
        }
        var keys = ImmutableArray.CreateBuilder<Formula>();
        foreach (SpaceKey key in space.Keys)
        {
            if (OnLines(payments, partly, scope => KeyOn(key, scope)) is not { } bound)
            {
                draft.Report.Error(
                    "unknown-name", place,
                    $"the lines of " +
                    $"{Wording.Quoted(payments.Select(p => _texts[p].Declared.Name))} " +
                    $"have no {key.Text}",
                    "name in \"of\" only payments that have one");
                return null;
            }
            keys.Add(bound.Formula);
        }
        return keys.ToImmutable();
    }

    /// <summary>A value on the lines of some payments, reported where it is wrong on any.
    /// </summary>
    public Bound ValueOnLines(
        YamlNode node, ImmutableArray<int> payments, string otherwise,
        YamlScalar? inForceOn = null) =>
        OnLines(
            payments, partly: false,
            scope => draft.Values(inForceOn).Needed(node, scope, otherwise))
            ?? Bound.Wrong(node.Place);

    /// <summary>A condition on the lines of some payments.</summary>
    public Bound ConditionOnLines(YamlNode node, ImmutableArray<int> payments) =>
        OnLines(payments, partly: false, scope => draft.Values().Condition(node, scope))
            ?? Bound.Wrong(node.Place);

    /// <summary>A date on the lines of some payments, which may be missing.</summary>
    public Bound DateOnLines(YamlNode node, ImmutableArray<int> payments) =>
        OnLines(
            payments, partly: false,
            scope => draft.Values().Value(node, scope, ValueType.Date)) ?? Bound.Wrong(node.Place);

    private Bound? KeyOn(SpaceKey key, Scope scope)
    {
        int heard = draft.Report.Count;
        Bound bound = new ExpressionBinder(draft, key.Scalar, scope).DimensionKey(key);
        if (bound.IsWrong)
        {
            draft.Report.Undo(heard, key.Scalar);
        }
        return bound.IsWrong ? null : bound;
    }

    // One formula where all lines agree, else a choice by payment.
    private Bound? OnLines(
        ImmutableArray<int> payments, bool partly, Func<Scope, Bound?> bind)
    {
        var found = new List<(LineGroup Group, Bound Bound)>();
        LineGroup[] groups = [.. Groups(payments)];
        foreach (LineGroup group in groups)
        {
            Bound? bound = bind(group.Scope);
            if (bound is null && !partly)
            {
                return null;
            }
            if (bound is not null)
            {
                found.Add((group, bound));
            }
        }
        if (found.Count == 0 || found.Exists(f => f.Bound.IsWrong))
        {
            return found.Count == 0 ? null : found.First(f => f.Bound.IsWrong).Bound;
        }
        Bound first = found[0].Bound;
        return found.Count == groups.Length
            && found.TrueForAll(f => Substitution.Same(f.Bound.Formula, first.Formula))
                ? first
                : ByPayment(found, first.Place);
    }

    private Bound ByPayment(List<(LineGroup Group, Bound Bound)> found, Place place)
    {
        ValueType payment = ValueType.OneOf(draft.PaymentNames);
        Causes missing = Causes.None;
        var cases = ImmutableArray.CreateBuilder<ChoiceCase>();
        foreach ((LineGroup group, Bound bound) in found)
        {
            var isOne = new Membership(
                place, ValueType.YesNo, new PaymentOfLine(place, payment),
                [.. group.Payments.Select(p => new Constant(place, payment, Value.Of(p)))]);
            cases.Add(new ChoiceCase(isOne, bound.Formula));
            missing += bound.Missing;
        }
        return new Bound(
            new Choice(place, found[0].Bound.Type.Missing(), cases.ToImmutable(), null), missing);
    }

    private IEnumerable<LineGroup> Groups(ImmutableArray<int> payments)
    {
        ImmutableArray<int> items = [.. payments.Where(p => _texts[p].IsItems)];
        if (!items.IsEmpty)
        {
            ImmutableArray<int> outcomes =
                [.. items.SelectMany(p => _texts[p].Outcomes).Distinct()];
            yield return new LineGroup(items, Line(draft.Outcomes.ItemScope(outcomes), items));
        }
        foreach (var same in payments.Where(p => _texts[p].Cells is not null)
            .GroupBy(p => string.Join('|', _texts[p].Cells!.Dimensions.Select(d => d.Name))))
        {
            ImmutableArray<int> cells = [.. same];
            yield return new LineGroup(cells, Line(ScopeOf(_texts[cells[0]]), cells));
        }
    }

    private Scope Line(Scope scope, ImmutableArray<int> payments) => scope with
    {
        Words = "a line of " + Wording.List(payments.Select(p => _texts[p].Declared.Name), "or"),
        Line = true,
        Aggregates = false,
        Placing = new FieldOfItem(Place.None, ValueType.Date, ItemField.Payable),
        PlacingFirst = true,
    };

    /// <summary>The tier, and the type of <c>tier</c> in the price.</summary>
    private Tier? TierOf(PaymentText text, Unit unit, out ValueType? place)
    {
        place = null;
        if (text.Keys?.Node("tier") is not { } node
            || Keys.Read(draft.Report, node, "a tier", "counts", "within", "pays")
                is not { } keys)
        {
            return null;
        }
        Scope line = Line(ScopeOf(text), [text.Declared.Index]);
        Bound? counts = keys.Scalar("counts") is { Text: not "units" } counted
            ? draft.Values().Needed(counted, line, "0")
            : null;
        place = counts is { IsWrong: false } ? counts.Type.Missing(false) : ValueType.In(unit);
        keys.Required("pays", "add pays: marginal (each slice at its own rate) or pays: whole");
        return new Tier(keys.OneOf("pays", "marginal", "whole") == "whole"
            ? TierPays.Whole
            : TierPays.Marginal)
        {
            Counts = counts?.Formula,
            Within = keys.Node("within") is { } within ? KeysOf(within, line, "a tier") : [],
        };
    }
}

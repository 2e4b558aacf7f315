using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>limits and adjustments</c> (language reference 7): lines → lines, from top
/// to bottom.</summary>
internal sealed class LimitBinder(Draft draft)
{
    private static readonly string[] Operations =
        ["at most", "at least", "multiply by", "hold back", "recover"];

    public ImmutableArray<Adjustment> Bind()
    {
        var limits = ImmutableArray.CreateBuilder<Adjustment>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode node in draft.ListSection("limits and adjustments"))
        {
            if (Keys.ReadClause(
                draft.Report, node, "a limit", [
                    "name", .. Operations, "only if", "of", "for each", "cut", "of total",
                    "measured in", "carry", "until",
                ]) is { } keys
                && Bind(keys, limits.Count, names) is { } limit)
            {
                limits.Add(limit);
            }
        }
        return limits.ToImmutable();
    }

    private Adjustment? Bind(Keys keys, int index, HashSet<string> names)
    {
        if (keys.RequiredScalar("name") is not { } name)
        {
            return null;
        }
        draft.Names.Check(name);
        if (!names.Add(name.Text))
        {
            draft.Report.Error(
                "duplicate-name", name.Place, $"two limits are called \"{name.Text}\"",
                "give one of them another name");
        }
        string[] found = [.. Operations.Where(keys.Has)];
        if (found.Length != 1)
        {
            draft.Report.Error(
                found.Length == 0 ? "missing-key" : "wrong-value", name.Place,
                found.Length == 0
                    ? $"\"{name.Text}\" does nothing"
                    : $"\"{name.Text}\" does two things: {Wording.Quoted(found)}",
                found.Length == 0
                    ? "add " + Wording.List(Operations, "or")
                    : "make two entries of the list");
            return null;
        }
        Adjustment limit = Bind(keys, name, index, found[0]);
        return ClauseHead.Fill(draft, limit, keys);
    }

    private Adjustment Bind(Keys keys, YamlScalar name, int index, string key)
    {
        ImmutableArray<int> of = PaymentsOf(keys, "of", all: true);
        Space space = keys.Node("for each") is { } each
            ? draft.Spaces.OfDimensions(each, "a limit") ?? Space.Scheme
            : Space.Scheme;
        bool composition = key == "at most" && keys.Has("of total");
        ImmutableArray<int> ofTotal =
            composition ? PaymentsOf(keys, "of total", all: false) : [];
        ImmutableArray<Formula> lineKeys = draft.Payments.KeysOnLines(
            space, [.. of.Union(ofTotal)], keys.PlaceOf("for each"), partly: !keys.Has("of"))
            ?? [];
        bool onLines = key is "multiply by" or "hold back" or "recover";
        Bound value = onLines
            ? draft.Payments.ValueOnLines(keys.Node(key)!, of, "100%")
            : draft.Values().Needed(keys.Node(key)!, CellScope(space), "£0");
        bool inUnits = key == "at most" && (composition
            ? keys.OneOf("measured in", "money", "units") == "units"
            : IsUnits(value, of));
        CheckValue(key, value, composition, inUnits);
        CheckCounts(value);
        (CutRule cut, ImmutableArray<int> order) = CutOf(keys, key, composition);
        CheckPart(keys, "of", composition ? ofTotal : of, "of total");
        CheckPart(keys, "cut", order.IsEmpty ? [] : of, "of");
        return new Adjustment(name.Text, ClauseHead.Number('H', index), name.Place)
        {
            Title = Wording.Title(name.Text),
            Operation = Operation(key, composition),
            Value = value.Formula,
            OnlyIf = keys.Node("only if") is { } only
                ? onLines
                    ? draft.Payments.ConditionOnLines(only, of).Formula
                    : draft.Values().Condition(only, CellScope(space)).Formula
                : null,
            Of = of,
            Space = space.Cells,
            Keys = lineKeys,
            Cut = cut,
            CutOrder = order,
            InUnits = inUnits,
            OfTotal = ofTotal,
            Until = UntilOf(keys, key, of),
            CarryForward = keys.Has("carry") && keys.OneOf("carry", "forward") == "forward",
        };
    }

    private static Scope CellScope(Space space) => new(space.Dimensions.IsEmpty
        ? "the whole scheme"
        : $"a cell of {space.Words}")
    {
        Cell = space,
        Aggregates = true,
        Participant = space.Dimensions.Any(d => d.Kind == DimensionKind.Participant),
    };

    private static AdjustmentOperation Operation(string key, bool composition) => key switch
    {
        "at most" when composition => AdjustmentOperation.AtMostOfTotal,
        "at most" => AdjustmentOperation.AtMost,
        "at least" => AdjustmentOperation.AtLeast,
        "multiply by" => AdjustmentOperation.MultiplyBy,
        "hold back" => AdjustmentOperation.HoldBack,
        _ => AdjustmentOperation.Recover,
    };

    // Units of what the payments pay for: a cap in weeks, or in people, would count neither.
    private bool IsUnits(Bound value, ImmutableArray<int> of) => !value.IsWrong && value.IsNumber
        && !value.Type.Unit.IsNone && value.Type.Unit != Unit.Of(draft.Head.Currency.Code)
        && of.All(p => draft.Payments.UnitOf(p) is not { } unit || unit == value.Type.Unit);

    private void CheckValue(string key, Bound value, bool composition, bool inUnits)
    {
        if (value.IsWrong)
        {
            return;
        }
        bool money = value.IsNumber && value.Type.Unit == Unit.Of(draft.Head.Currency.Code);
        bool factor = value.IsNumber && value.Type.Unit.IsNone;
        bool fits = key switch
        {
            "at most" => composition ? factor : money || inUnits,
            "at least" => money,
            "multiply by" => factor,
            _ => factor || money,
        };
        if (!fits)
        {
            string wanted = composition || key == "multiply by" ? "a percentage"
                : key == "at most" ? "money or units"
                : key == "at least" ? "money" : "money or a percentage";
            draft.Report.Error(
                key is "at most" or "at least" && value.IsNumber && !composition
                    ? "not-money" : "wrong-unit",
                value.Place, $"\"{key}\" takes {wanted}, and this is {Wording.Of(value.Type)}");
        }
    }

    // A limit is worked out on lines: of facts it knows what measures say.
    private void CheckCounts(Bound value)
    {
        OverCell? counted = value.IsWrong ? null : FormulaParts.Within(value.Formula)
            .OfType<OverCell>().FirstOrDefault(o => o.Tally.Source != TallySource.Lines);
        if (counted is not null)
        {
            draft.Report.Error(
                "wrong-value", value.Place, "a limit counts nothing but amounts and units",
                "make a measure of it, and name the measure here");
        }
    }

    // What is limited is a part of its total, and what is cut a part of what is limited.
    private void CheckPart(Keys keys, string key, ImmutableArray<int> within, string whole)
    {
        if (within.IsEmpty || !keys.Has(key) || !keys.Has(whole))
        {
            return;
        }
        foreach (YamlScalar name in keys.Scalars(key))
        {
            if (draft.Names.Payment(name.Text) is { } payment && !within.Contains(payment.Index))
            {
                draft.Report.Error(
                    "wrong-value", name.Place,
                    $"\"{name.Text}\" stands in \"{key}\" and not in \"{whole}\"",
                    $"add it to \"{whole}\", or take it out here");
            }
        }
    }

    private (CutRule Cut, ImmutableArray<int> Order) CutOf(Keys keys, string key, bool composition)
    {
        if (key != "at most" || (composition && !keys.Has("cut")))
        {
            return (CutRule.LatestFirst, []);
        }
        if (keys.Required("cut",
            "add cut: latest first, latest recorded first, pro rata, or payments")
            is not { } node)
        {
            return (CutRule.LatestFirst, []);
        }
        switch ((node as YamlScalar)?.Text)
        {
            case "latest first":
                return (CutRule.LatestFirst, []);
            case "latest recorded first":
                return (CutRule.LatestRecordedFirst, []);
            case "pro rata":
                return (CutRule.ProRata, []);
            default:
                return (CutRule.Payments, PaymentsOf(keys, "cut", all: false));
        }
    }

    private Formula? UntilOf(Keys keys, string key, ImmutableArray<int> of)
    {
        if (key != "hold back")
        {
            return null;
        }
        if (keys.Required("until", "add until: with the date on which it becomes payable")
            is not { } until)
        {
            return null;
        }
        // Missing: not payable yet.
        Bound date = draft.Payments.DateOnLines(until, of);
        if (!date.IsWrong && date.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", date.Place, $"\"until\" takes a date, not {Wording.Of(date.Type)}");
        }
        return date.Formula;
    }

    /// <summary>The payments that a key names; all where it is not there.</summary>
    public static ImmutableArray<int> PaymentsOf(Draft draft, Keys keys, string key, bool all)
    {
        if (!keys.Has(key))
        {
            return all ? [.. Enumerable.Range(0, draft.Payments.Count)] : [];
        }
        var payments = ImmutableArray.CreateBuilder<int>();
        foreach (YamlScalar name in keys.Scalars(key))
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

    private ImmutableArray<int> PaymentsOf(Keys keys, string key, bool all) =>
        PaymentsOf(draft, keys, key, all);
}

using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>The price: money for one unit, a pool, or instalments; and the day on which it is
/// payable.</content>
internal sealed partial class PaymentBinder
{
    private Unit Currency => Unit.Of(draft.Head.Currency.Code);

    private Price PriceOf(PaymentText text, Scope scope, Unit unit, Causes ruledOut)
    {
        if (text.Special("pool") is not null)
        {
            return PoolOf(text, (YamlMap)text.Keys!.Node("pay")!, scope);
        }
        if (text.Special("instalments") is { } instalments)
        {
            return InstalmentsOf(text, instalments, scope, ruledOut);
        }
        if (text.Keys?.Required("pay", "add pay: with the money for one unit") is not { } node)
        {
            return new UnitPrice(Bound.Wrong(text.Declared.Place).Formula);
        }
        Bound money = draft.Values(text.Keys.Scalar("in force on")).Value(node, scope);
        IsMoney(money, unit, text.Keys.PlaceOf("pay"));
        draft.Values().NotMissing(money, ruledOut, Zero);
        return new UnitPrice(money.Formula);
    }

    private string Zero => (draft.Head.Currency.Symbol ?? draft.Head.Currency.Code + " ") + "0";

    /// <summary>Plain money is money for one unit; money per unit of the quantity is the same.
    /// </summary>
    private bool IsMoney(Bound money, Unit? unit, Place key)
    {
        if (money.IsWrong)
        {
            return false;
        }
        if (money.IsNumber && (money.Type.Unit == Currency
            || (unit is not null && money.Type.Unit == Currency / unit)))
        {
            return true;
        }
        draft.Report.Error(
            "not-money", key,
            $"`{draft.Excerpt(key)}` is {Wording.Of(money.Type)}, not {Currency.InWords()}",
            MoneyRemedy(money));
        return false;
    }

    // people × pounds lacks "per person"; events per person × … has too much.
    private string? MoneyRemedy(Bound money)
    {
        if (!money.IsNumber)
        {
            return "a price is money";
        }
        Unit rest = money.Type.Unit / Currency;
        if (rest.Parts.Count == 1 && rest.Parts[0].Exponent == 1
            && money.Type.Unit.Exponent(draft.Head.Currency.Code) == 1)
        {
            return $"the price lacks \"per {NounForms.Of(rest.Parts[0].Dimension).One}\"";
        }
        if (rest.Parts.Count == 1 && rest.Parts[0].Exponent == -1)
        {
            return $"multiply by a number of {NounForms.Of(rest.Parts[0].Dimension).Many}";
        }
        return money.Type.Unit.Parts is [(var other, 1)] && Dimensions.IsCurrency(other)
            ? $"multiply by an exchange rate in {draft.Head.Currency.Code} per {other}"
            : null;
    }

    private Pool PoolOf(PaymentText text, YamlMap map, Scope scope)
    {
        Keys? keys = Keys.Read(
            draft.Report, map, "a pool", "pool", "in proportion to", "within", "remainder");
        if (text.IsItems)
        {
            draft.Report.Error(
                "wrong-value", map.Place,
                "a pool is shared by cells, and this payment is for items",
                "write for each: provider, a period…");
        }
        ValueBinder values = draft.Values(text.Keys?.Scalar("in force on"));
        Bound money = values.Needed(map["pool"]!, scope, Zero);
        IsMoney(money, null, text.Keys!.PlaceOf("pay"));
        Bound weight = keys?.Required("in proportion to") is { } node
            ? values.Needed(node, scope, "0")
            : Bound.Wrong(map.Place);
        if (!weight.IsWrong && !weight.IsNumber)
        {
            draft.Report.Error(
                "wrong-unit", weight.Place,
                $"a pool is shared by a number, not {Wording.Of(weight.Type)}");
        }
        return new Pool(money.Formula, weight.Formula)
        {
            Within = keys?.Node("within") is { } within ? KeysOf(within, scope, "a pool") : [],
            Remainder = RemainderBinder.Bind(draft, keys?.Scalar("remainder"), any: true),
        };
    }

    /// <summary>The keys of cells in which something is shared or starts afresh.</summary>
    private ImmutableArray<Formula> KeysOf(YamlNode within, Scope scope, string what)
    {
        if (draft.Spaces.OfDimensions(within, what) is not { } space)
        {
            return [];
        }
        List<Bound>? keys = ExpressionBinder.KeysIn(
            draft, space, scope, within.Place, $"{what} is within {space.Words}");
        return keys is null ? [] : [.. keys.Select(k => k.Formula)];
    }

    private Instalments InstalmentsOf(
        PaymentText text, YamlNode node, Scope scope, Causes ruledOut)
    {
        Keys? keys = Keys.Read(
            draft.Report, node, "instalments", "of", "over", "each", "from", "while", "completed");
        Place place = text.Declared.Place;
        Scope day = scope with
        {
            Day = true,
            Placing = new DayTried(place, ValueType.Date),
            PlacingFirst = scope.Item is not null,
        };
        ValueBinder values = draft.Values(text.Keys?.Scalar("in force on"));
        Bound of = keys?.Required("of") is { } sum ? values.Value(sum, day) : Bound.Wrong(place);
        IsMoney(of, null, text.Keys!.PlaceOf("pay"));
        values.NotMissing(of, ruledOut, Zero);
        (Formula? count, PeriodKind? over) = OverOf(keys, day);
        return new Instalments(of.Formula)
        {
            Count = count,
            Over = over,
            Each = keys?.Scalar("each") is { } each
                ? CalendarBinder.Period(draft.Report, each) ?? draft.Calendar.Payment
                : draft.Calendar.Payment,
            From = FromOf(text, keys, scope),
            While = keys?.Node("while") is { } condition
                ? OnEachDay(values.Condition(condition, day)).Formula
                : null,
            Completed = keys?.Scalar("completed") is { } completed
                ? draft.Bind(completed, scope, ValueType.Date).Formula
                : null,
        };
    }

    // Asked on the last day of each period by all that is known on the as-at date: without that day
    // a later fact would take back the instalments before it.
    private Bound OnEachDay(Bound condition)
    {
        Formula[] read = condition.IsWrong ? [] : [.. FormulaParts.Within(condition.Formula)];
        if (read.Any(f => f is FieldOfFirst or OverFacts or OverCell)
            && !read.Any(f => f is DayTried))
        {
            draft.Report.Error(
                "wrong-value", condition.Place,
                "\"while\" does not look at \"day\", so that what happens later would take back "
                + "the instalments before it too",
                "compare a date with the day: while: left.achieved > day otherwise yes");
        }
        return condition;
    }

    private (Formula? Count, PeriodKind? Over) OverOf(Keys? keys, Scope scope)
    {
        if (keys?.RequiredScalar("over", "add over: with a number of parts or a period")
            is not { } over)
        {
            return (null, null);
        }
        if (PeriodKindNames.TryParse(over.Text, out PeriodKind kind))
        {
            if (kind == PeriodKind.ContractYear && draft.Calendar.Periods.ContractYear is null)
            {
                draft.Spaces.NoContractYear(over.Place);
            }
            return (null, kind);
        }
        Bound count = draft.Values().Needed(over, scope, "12");
        if (!count.IsWrong && (!count.IsNumber || !count.Type.Unit.IsNone || count.IsPercent))
        {
            draft.Report.Error(
                "wrong-unit", count.Place,
                $"\"over\" takes a number of parts, not {Wording.Of(count.Type)}",
                "write for example over: 12, or over: contract-year");
        }
        return (count.Formula, null);
    }

    private Formula FromOf(PaymentText text, Keys? keys, Scope scope)
    {
        Place place = text.Declared.Place;
        if (keys?.Scalar("from") is { } from)
        {
            // Whose first day is missing earns nothing, as with the default.
            return draft.Bind(from, scope, ValueType.Date).Formula;
        }
        if (scope.Participant)
        {
            return new FieldOfParticipant(place, ValueType.Date, ParticipantField.Started);
        }
        int first = draft.Term?.From.DayNumber ?? 0;
        return new Constant(place, ValueType.Date, Value.Of(first));
    }

    /// <summary>The payable day: stated, or the item's, the cell's, the instalment's; then later
    /// by <c>payable after</c>; never before what the price reads is known.</summary>
    private Formula PayableOf(
        PaymentText text, Scope scope, Price price, Formula?[] conditions)
    {
        Place place = text.Declared.Place;
        Bound day = StatedDay(text, scope) ?? new Bound(
            DefaultDay(text, price, place) ?? NoDate(text), Causes.None);
        if (text.Keys?.Scalar("payable after") is { } after)
        {
            day = Dates.Shift(draft, day, draft.Bind(after, scope), 1, after.Whole);
        }
        Formula? read = draft.Ends().OfReads([.. conditions, .. PartsOf(price)]);
        return read is null ? day.Formula : Ends.Latest(day.Formula, read);
    }

    private Bound? StatedDay(PaymentText text, Scope scope)
    {
        if (text.Keys?.Node("payable") is not { } node)
        {
            return null;
        }
        Bound day = draft.Values().Needed(node, scope, "2025-03-31", ValueType.Date);
        if (!day.IsWrong && day.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", day.Place, $"\"payable\" takes a date, not {Wording.Of(day.Type)}");
        }
        return day;
    }

    private Formula? DefaultDay(PaymentText text, Price price, Place place)
    {
        if (price is Instalments)
        {
            return new DayTried(place, ValueType.Date);
        }
        return text.IsItems
            ? new FieldOfItem(place, ValueType.Date, ItemField.Payable)
            : draft.Ends().OfCell(text.Cells ?? Space.Scheme, place);
    }

    private Formula NoDate(PaymentText text)
    {
        Place place = text.Declared.Place;
        if (text.Cells is { } cells)
        {
            string what = cells.Dimensions.IsEmpty ? "scheme" : cells.Words;
            draft.Report.Error(
                "no-date", place, $"\"{text.Declared.Name}\" is for each {what} and has no date",
                "add \"payable:\" with a date, or a period to \"for each\"");
        }
        return new Constant(place, ValueType.Date, Value.Missing);
    }

    private static Formula?[] PartsOf(Price price) => price switch
    {
        UnitPrice p => [p.Money],
        Pool p => [p.Money, p.Weight],
        _ => [],
    };
}

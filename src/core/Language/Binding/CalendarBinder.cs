using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>term</c> and <c>calendar</c> (language reference 2.2).</summary>
internal static class CalendarBinder
{
    public static Term? Term(Draft draft)
    {
        Keys? keys = Keys.Read(
            draft.Report, draft.Root["term"], "\"term\"", "from", "to", "referrals from",
            "referrals to", "long stop", "facts from");
        if (keys is null)
        {
            if (draft.Root["term"] is null)
            {
                draft.Report.Error(
                    "missing-key", draft.Root.Place with { Length = 1 },
                    "the text has no section \"term\"",
                    "add term: {from: 2025-04-01, to: 2028-03-31, long stop: 2029-03-31}");
            }
            return null;
        }
        DateOnly? from = Day(draft, keys.RequiredScalar("from"));
        DateOnly? to = Day(draft, keys.RequiredScalar("to"));
        DateOnly? stop = LongStop(draft, keys);
        DateOnly? first = Day(draft, keys.Scalar("referrals from")) ?? from;
        DateOnly? last = Day(draft, keys.Scalar("referrals to")) ?? to;
        DateOnly? facts = Day(draft, keys.Scalar("facts from")) ?? from;
        InOrder(draft, keys, ("facts from", facts), ("from", from));
        InOrder(draft, keys, ("from", from), ("to", to));
        InOrder(draft, keys, ("to", to), ("long stop", stop));
        if (from <= to)
        {
            InOrder(draft, keys, ("referrals from", first), ("referrals to", last));
        }
        return from is { } f && to is { } t && stop is { } s
            ? new Term(f, t, s)
            {
                ReferralsFrom = first ?? f,
                ReferralsTo = last ?? t,
                FactsFrom = facts ?? f,
            }
            : null;
    }

    public static CalendarRules Rules(Draft draft)
    {
        Keys? keys = draft.Root["calendar"] is null
            ? null
            : Keys.Read(
                draft.Report, draft.Root["calendar"], "\"calendar\"", "payment", "contract-year",
                "financial-year", "month end", "working days");
        if (keys is null)
        {
            if (draft.Root["calendar"] is null)
            {
                draft.Report.Error(
                    "missing-key", draft.Root.Place with { Length = 1 },
                    "the text has no section \"calendar\"", "add calendar: {payment: month}");
            }
            return new CalendarRules(PeriodKind.Month, PeriodCalendar.Default);
        }
        PeriodKind payment = PeriodKind.Month;
        if (keys.RequiredScalar("payment") is { } word)
        {
            payment = Period(draft.Report, word) ?? PeriodKind.Month;
        }
        (DateOnly? start, MonthDay? then) = ContractYear(draft, keys.Scalar("contract-year"));
        MonthDay financial = MonthDayOf(draft, keys.Scalar("financial-year"))
            ?? new MonthDay(4, 1);
        if (payment == PeriodKind.ContractYear && start is null)
        {
            draft.Report.Error(
                "missing-key", keys.PlaceOf("payment"),
                "payment periods are contract years, and \"calendar\" has no contract-year",
                "add contract-year: with its first day");
        }
        return new CalendarRules(payment, new PeriodCalendar(financial, start, then))
        {
            MonthEnd = MonthEndOf(draft, keys),
            WorkingDays = WorkingDaysOf(draft, keys),
        };
    }

    /// <summary>A kind of period; null, reported, where the word is none.</summary>
    public static PeriodKind? Period(Report report, YamlScalar word)
    {
        if (PeriodKindNames.TryParse(word.Text, out PeriodKind kind))
        {
            return kind;
        }
        string? near = Spelling.Nearest(word.Text, PeriodKindNames.All);
        report.Error(
            "wrong-value", word.Place, $"\"{word.Text}\" is no period",
            near is null
                ? "write " + Wording.List(PeriodKindNames.All, "or")
                : $"did you mean \"{near}\"?");
        return null;
    }

    /// <summary>A date in the text; null, reported, where it is none.</summary>
    public static DateOnly? Day(Draft draft, YamlScalar? scalar) => Day(draft.Report, scalar);

    /// <inheritdoc cref="Day(Draft, YamlScalar?)"/>
    public static DateOnly? Day(Report report, YamlScalar? scalar)
    {
        if (scalar is null)
        {
            return null;
        }
        if (CalendarDates.TryParse(scalar.Text, out DateOnly date))
        {
            return date;
        }
        report.Error(
            "wrong-value", scalar.Place, $"\"{scalar.Text}\" is not a date",
            "write it as 2025-04-01");
        return null;
    }

    private static DateOnly? LongStop(Draft draft, Keys keys)
    {
        if (!keys.Has("long stop"))
        {
            draft.Report.Error(
                "no-long-stop", draft.Root.Find("term")!.Key.Place,
                "the term has no \"long stop\", the last date on which anything can become payable",
                "add long stop: with that date");
            return null;
        }
        return Day(draft, keys.Scalar("long stop"));
    }

    private static void InOrder(
        Draft draft, Keys keys, (string Key, DateOnly? Day) a, (string Key, DateOnly? Day) b)
    {
        if (a.Day > b.Day)
        {
            draft.Report.Error(
                "wrong-value", keys.PlaceOf(b.Key),
                $"\"{b.Key}\" lies before \"{a.Key}\"", "exchange them, or correct the year");
        }
    }

    private static (DateOnly? Start, MonthDay? Then) ContractYear(Draft draft, YamlScalar? scalar)
    {
        string[] parts = scalar?.Text.Split(" then ") ?? [];
        if (parts.Length is 1 or 2 && CalendarDates.TryParse(parts[0], out DateOnly start))
        {
            if (parts.Length == 1)
            {
                return (start, null);
            }
            if (MonthDay.TryParse(parts[1], out MonthDay then))
            {
                return (start, then);
            }
        }
        if (scalar is not null)
        {
            draft.Report.Error(
                "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no contract year",
                "write its first day, 2025-06-01, or 2025-06-01 then 04-01 for a short first year");
            // Some first day, so that nobody misses it again.
            return (new DateOnly(2000, 1, 1), null);
        }
        return (null, null);
    }

    private static MonthDay? MonthDayOf(Draft draft, YamlScalar? scalar)
    {
        if (scalar is null)
        {
            return null;
        }
        if (MonthDay.TryParse(scalar.Text, out MonthDay day))
        {
            return day;
        }
        draft.Report.Error(
            "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no day of the year",
            "write month and day: 04-01");
        return null;
    }

    private static MonthEnd MonthEndOf(Draft draft, Keys keys)
    {
        MonthEnd rule = MonthEnd.Shorten;
        if (keys.Scalar("month end") is { } word)
        {
            draft.HasMonthEnd = true;
            if (!MonthEndNames.TryParse(word.Text, out rule))
            {
                draft.Report.Error(
                    "wrong-value", word.Place, $"\"{word.Text}\" is no rule for the end of months",
                    "write " + Wording.List(MonthEndNames.All, "or"));
            }
        }
        return rule;
    }

    private static WorkingDays? WorkingDaysOf(Draft draft, Keys keys)
    {
        if (keys.Scalar("working days") is not { } name)
        {
            return null;
        }
        if (WorkingDays.Find(name.Text) is { } days)
        {
            return days;
        }
        draft.Report.Error(
            "wrong-value", name.Place, $"no calendar of working days is called \"{name.Text}\"",
            "write " + Wording.List(WorkingDays.Names, "or"));
        return WorkingDays.Find(WorkingDays.Names[0]);
    }
}

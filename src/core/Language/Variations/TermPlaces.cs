using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>Dates of the term that a variation moves. The term is one for the whole scheme, so
/// that no date of an item can choose: the new date simply holds, once agreed. That comes to the
/// same where the variation begins in time, and only then is it taken.</summary>
internal static class TermPlaces
{
    /// <summary>Reports a variation that asks for another date than the place is about, or begins
    /// too late for it.</summary>
    public static void Check(
        YamlMap root, VariationText variation, ReplacedPlace place, Report report)
    {
        VariedBy[] fitting = place.Clause switch
        {
            "to" => [VariedBy.Period],
            "long stop" => [VariedBy.Payable, VariedBy.Period],
            _ => [VariedBy.Referred],
        };
        if (!fitting.Contains(variation.Date))
        {
            string[] words = [.. fitting.Select(d => d.ToString().ToLowerInvariant())];
            report.Error(
                "variation-date", variation.By.Place,
                $"{variation.Name.Text} asks for the date \"{variation.By.Text}\", and "
                + $"{place.Path} is one date for the whole scheme",
                $"give it a variation of its own, by: {Wording.List(words, "or")}");
            return;
        }
        var term = root["term"] as YamlMap;
        string before = place.Clause switch
        {
            "referrals to" when term?["referrals to"] is null => "to",
            "referrals from" when term?["referrals from"] is null => "from",
            var same => same,
        };
        if (DateOf(term?[before]) is not { } was || DateOf(place.Value) is not { } now)
        {
            return;
        }
        DateOnly last = was < now ? was : now;
        bool inTime = place.Clause == "referrals from"
            ? variation.From <= last
            : variation.From <= last.AddDays(1);
        if (!inTime)
        {
            report.Error(
                "variation-date", place.Key.Whole,
                $"{place.Path} moves from {CalendarDates.Text(was)} to {CalendarDates.Text(now)}, "
                + $"and {variation.Name.Text} holds from {CalendarDates.Text(variation.From)}: "
                + "between these days both would hold",
                $"let it hold from {CalendarDates.Text(last.AddDays(1))} or earlier");
        }
    }

    private static DateOnly? DateOf(YamlNode? node) =>
        node is YamlScalar scalar && CalendarDates.TryParse(scalar.Text, out DateOnly date)
            ? date
            : null;
}

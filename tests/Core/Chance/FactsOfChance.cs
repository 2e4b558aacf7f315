using System.Globalization;
using Outturn.Tests.Core.Settlement;

namespace Outturn.Tests.Core.Chance;

/// <summary>Facts of chance for any <see cref="SchemeOfChance"/>.</summary>
internal static class FactsOfChance
{
    private static readonly DateOnly First = new(2014, 1, 1);

    public static PropertyFacts Of(Dice dice, string text)
    {
        var participants = new List<string>
        {
            "participant,provider,referred,started,age,benefit,priority,partner,recorded",
        };
        var events = new List<string>
        {
            "id,participant,kind,from,to,value,member,recorded,status",
        };
        for (int i = dice.Whole(3, 14); i > 0; i--)
        {
            DateOnly referred = dice.Day(First, 400);
            DateOnly started = dice.Day(referred, 30);
            participants.Add($"N{i:00},P{dice.Whole(0, 2)},{Iso(referred)},"
                + $"{(dice.Maybe(92) ? Iso(started) : "")},{dice.Whole(16, 60)},"
                + $"{dice.Pick("jsa", "esa", "none")},{dice.Pick("yes", "no")},"
                + $"{dice.Pick("", "", "north", "south")},{Iso(referred)}");
            Events(dice, $"N{i:00}", started, events);
        }
        List<PropertyFile> files =
        [
            new PropertyFile("participants.csv", participants),
            new PropertyFile("events.csv", events),
        ];
        if (text.Contains("  returns:", StringComparison.Ordinal))
        {
            files.Add(new PropertyFile("returns.csv", Returns(dice)));
        }
        if (text.Contains("  statistics:", StringComparison.Ordinal))
        {
            files.Add(new PropertyFile("cohorts.csv", Cohorts(dice)));
        }
        var claims = new ClaimsOfChance(dice, text, participants.Count - 1);
        files.Add(new PropertyFile("claims.csv", claims.Claims()));
        files.Add(new PropertyFile("decisions.csv", claims.Decisions()));
        return new PropertyFacts(text, files);
    }

    private static List<string> Returns(Dice dice)
    {
        var rows = new List<string>
        {
            "id,provider,period,indicator,declared,verified,source,recorded,status",
        };
        for (int i = dice.Whole(0, 30); i > 0; i--)
        {
            int verified = dice.Whole(0, 40);
            rows.Add($"R{i},P{dice.Whole(0, 2)},2014-{dice.Whole(1, 12):00},"
                + $"{dice.Pick("test", "cure")},{verified + dice.Whole(-3, 9)},{verified},"
                + $"{dice.Pick("office", "provider")},{Iso(dice.Day(First.AddDays(350), 90))},");
        }
        return rows;
    }

    private static List<string> Cohorts(Dice dice)
    {
        var rows = new List<string>
        {
            "id,provider,cohort,measure,people,value,baseline,source,recorded",
        };
        foreach (int cell in Enumerable.Range(0, 24).Where(_ => dice.Maybe(40)))
        {
            rows.Add($"C{cell},P{cell % 3},{2014 + (cell / 12)}-Q{1 + (cell / 3 % 4)},reoffending,"
                + $"{dice.Whole(5, 400)},{dice.Whole(300, 550) / 10m}%,"
                + $"{dice.Whole(300, 550) / 10m}%,office,{Iso(dice.Day(First.AddDays(300), 400))}");
        }
        return rows;
    }

    private static void Events(Dice dice, string who, DateOnly start, List<string> events)
    {
        for (int count = dice.Whole(0, 12); count > 0; count--)
        {
            string id = $"{who}-{count}";
            DateOnly from = dice.Day(start, 500);
            DateOnly recorded = dice.Day(from, 200);
            string kind = dice.Pick(
                "employed", "employed", "training", "earned", "earned", "wellbeing", "visit",
                "relapse", "drawn");
            events.Add(Event(dice, id, who, kind, from, recorded));
            while (dice.Maybe(15))
            {
                recorded = recorded.AddDays(dice.Whole(1, 90));
                events.Add(Event(dice, id, who, kind, from, recorded)
                    + (dice.Maybe(30) ? "withdrawn" : ""));
            }
        }
    }

    private static string Event(
        Dice dice, string id, string who, string kind, DateOnly from, DateOnly recorded)
    {
        string to = kind is "employed" or "training" && dice.Maybe(90)
            ? Iso(dice.Day(from, 220))
            : "";
        string value = kind switch
        {
            "earned" or "drawn" => dice.Amount(0, 3000),
            "wellbeing" => dice.Whole(0, 10).ToString(CultureInfo.InvariantCulture),
            _ => "",
        };
        string member = dice.Pick("", "", "a", "b");
        return $"{id},{who},{kind},{Iso(from)},{to},{value},{member},{Iso(recorded)},";
    }

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

namespace Outturn.Generate;

/// <summary>
/// People and employment spells for schemes/work-programme. Illustrative: the mix of groups and
/// the lengths of spells are chosen to load every rule, not to describe the claimants of 2011.
/// </summary>
internal static class WorkProgramme
{
    private const ulong Seed = 2011;
    private const int EverWork = 60; // of 100
    private static readonly int Opening = RowWriter.Day(2011, 6, 1);
    private static readonly int Closing = RowWriter.Day(2020, 12, 31);

    /// <summary>Attributes that put a person into each of the nine groups, with the age.</summary>
    private static readonly (int Share, byte[] Attributes)[] Groups =
    [
        (12, "jsa,21,no,no,no,no,"u8.ToArray()), (15, "jsa,41,no,no,no,no,"u8.ToArray()),
        (14, "jsa,19,yes,no,no,no,"u8.ToArray()), (10, "jsa,50,no,yes,no,no,"u8.ToArray()),
        (9, "esa,45,no,no,no,yes,"u8.ToArray()), (15, "esa,38,no,no,no,no,"u8.ToArray()),
        (12, "esa,52,no,yes,no,no,"u8.ToArray()), (4, "ib-is,55,no,no,no,no,"u8.ToArray()),
        (9, "jsa,30,no,no,yes,no,"u8.ToArray()),
    ];

    public static void Write(int people, string folder)
    {
        using var participants = new RowWriter(
            Path.Combine(folder, "participants.csv"),
            "participant,provider,referred,started,from,benefit,age,early-access,ex-ib,"
            + "left-prison,volunteer,recorded");
        using var events = new RowWriter(
            Path.Combine(folder, "events.csv"),
            "id,participant,kind,from,to,source,evidence,recorded,status");
        var spells = 0;
        for (var person = 0; person < people; person++)
        {
            var chance = new SplitMix(SplitMix.At(Seed, (ulong)person));
            var started = Participant(participants, person, ref chance);
            if (started > 0 && chance.Below(100) < EverWork)
                spells += Spells(new Spelling(events, person, spells), started, ref chance);
        }
    }

    /// <summary>Writes a participant and returns the day of the start; 0 for never.</summary>
    private static int Participant(RowWriter file, int person, ref SplitMix chance)
    {
        var referred = Opening + chance.Below(1400);
        var started = chance.Below(100) < 3 ? 0 : referred + chance.Below(30);
        Name(file, person);
        file.Add("P"u8);
        file.AddPadded(chance.Below(40), 2);
        file.Add(","u8);
        file.AddDate(referred);
        if (started > 0)
            file.AddDate(started);
        else
            file.Add(","u8);
        file.Add(","u8);
        file.Add(Group(chance.Below(100)));
        file.AddLastDate(referred + 1);
        file.EndRow();
        return started;
    }

    private static byte[] Group(int place)
    {
        var at = 0;
        while (place >= Groups[at].Share)
            place -= Groups[at++].Share;
        return Groups[at].Attributes;
    }

    private readonly record struct Spelling(RowWriter File, int Person, int Before);

    /// <summary>
    /// Spells of 2 to 60 weeks, shorter ones oftener; a sixth begin before the last has ended.
    /// </summary>
    private static int Spells(Spelling to, int started, ref SplitMix chance)
    {
        var from = started + chance.Below(200);
        var written = 0;
        while (from < Closing)
        {
            var longest = chance.Below(2) == 0 ? 406 : chance.Below(407);
            var days = 14 + chance.Below(longest + 1);
            var until = from + days - 1;
            Spell(to, to.Before + written++, from, until, ref chance);
            from = chance.Below(6) == 0
                ? from + 1 + chance.Below(days)
                : until + 1 + chance.Below(280) * chance.Below(280) / 280;
        }
        return written;
    }

    private static void Spell(Spelling to, int id, int from, int until, ref SplitMix chance)
    {
        var file = to.File;
        file.AddPadded(id, 8);
        file.Add(","u8);
        Name(file, to.Person);
        file.Add("employed,"u8);
        file.AddDate(from);
        // one in a hundred was still running when it was recorded
        var running = chance.Below(100) == 0;
        if (running)
            file.Add(","u8);
        else
            file.AddDate(until);
        file.Add(chance.Below(10) < 7 ? "dwp,"u8 : "provider,"u8);
        file.Add("paye,"u8);
        file.AddDate(until + (running ? 0 : 1 + chance.Below(28)));
        file.EndRow();
    }

    private static void Name(RowWriter file, int person)
    {
        file.Add("T"u8);
        file.AddPadded(person, 7);
        file.Add(","u8);
    }
}

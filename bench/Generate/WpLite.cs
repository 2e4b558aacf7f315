using System.Globalization;

namespace Outturn.Generate;

/// <summary>
/// The people of schemes/wp-lite, by the formula of its README, and their exact totals in pence.
/// </summary>
internal static class WpLite
{
    private const ulong Seed = 2026;
    private const int Providers = 40;
    private static readonly int[] Attachment =
        [40000, 40000, 40000, 40000, 40000, 60000, 60000, 40000, 30000];
    private static readonly int[] Job =
        [120000, 120000, 120000, 120000, 100000, 120000, 350000, 100000, 120000];
    private static readonly int[] Weeks = [26, 26, 13, 13, 13, 13, 13, 13, 13];
    private static readonly int[] Sustainment =
        [17000, 21500, 25000, 25000, 11500, 23500, 37000, 14500, 20000];
    private static readonly int[] Times = [13, 13, 20, 20, 20, 20, 26, 13, 20];
    private static readonly int[] Share = [100, 75, 50];

    /// <summary>Writes participants.csv and returns the totals as text, one a line.</summary>
    public static string Write(int people, string folder)
    {
        int[] years =
            [RowWriter.Day(2011, 4, 1), RowWriter.Day(2012, 4, 1), RowWriter.Day(2013, 4, 1)];
        var providers = new Tally[Providers];
        using var file = new RowWriter(
            Path.Combine(folder, "participants.csv"),
            "participant,provider,started,group,weeks-in-work");
        for (var person = 0; person < people; person++)
        {
            var drawn = Person.Drawn(SplitMix.At(Seed, (ulong)person));
            file.AddNumber(person);
            file.Add(",P"u8);
            file.AddPadded(drawn.Provider, 2);
            file.Add(","u8);
            file.AddDate(years[drawn.Year] + person % 365);
            file.Add("g"u8);
            file.AddPadded(drawn.Group, 1);
            file.Add(","u8);
            file.AddNumber(drawn.Weeks);
            file.EndRow();
            providers[drawn.Provider].Add(drawn);
        }
        return Totals(providers);
    }

    private static string Totals(Tally[] providers)
    {
        var persons = providers.Sum(tally => tally.Money);
        var uplift = providers.Sum(tally => tally.Uplift);
        return string.Create(CultureInfo.InvariantCulture,
            $"persons {persons}\nuplift {uplift}\ngrand {persons + uplift}\n");
    }

    private readonly record struct Person(int Group, int Year, int Provider, int Weeks)
    {
        public static Person Drawn(ulong x) => new(
            (int)(x % 9), (int)((x >> 8) % 3), (int)((x >> 16) % Providers),
            (x >> 24) % 100 < 45 ? (int)((x >> 32) % 131) : 0);
    }

    /// <summary>What a provider's people come to.</summary>
    private struct Tally
    {
        private long _starts, _jobs, _sustainment;

        public long Money { get; private set; }

        /// <summary>5 % of sustainment, half a penny up, from 395 jobs in 1,000 starts.</summary>
        public readonly long Uplift =>
            _jobs * 1000 >= _starts * 395 && _starts > 0 ? (2 * 5 * _sustainment + 100) / 200 : 0;

        public void Add(Person person)
        {
            var beyond = person.Weeks - Weeks[person.Group];
            var sustained = Math.Min(Math.Max(0, beyond) / 4, Times[person.Group])
                * Sustainment[person.Group];
            _starts++;
            _jobs += beyond >= 0 ? 1 : 0;
            _sustainment += sustained;
            Money += Attachment[person.Group] * Share[person.Year] / 100
                + (beyond >= 0 ? Job[person.Group] : 0) + sustained;
        }
    }
}

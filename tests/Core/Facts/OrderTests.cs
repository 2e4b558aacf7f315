using FsCheck;
using FsCheck.Fluent;
using Outturn.Facts;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>The order of rows and the number of threads change nothing; no bytes are fatal.
/// </summary>
[Trait("Category", "Slow")]
public sealed class OrderTests
{
    [Fact]
    public void Shuffled_rows_are_the_same_facts_and_the_same_refusals() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
            {
                (string people, string events) = Random(seed);
                FactBase facts = Employment.Read(people, events, "2014-06-30");
                FactBase shuffled = Employment.Read(
                    Shuffle(people, seed), Shuffle(events, seed + 1), "2014-06-30");

                Assert.Equal(Employment.Content(facts), Employment.Content(shuffled));
                Assert.Equal(Found(facts), Found(shuffled));
                Assert.Equal(facts.Counts, shuffled.Counts);
                Assert.Equal(facts.Counts.Refused, facts.Refused.Count);
                Assert.Equal(facts.Providers.Names, shuffled.Providers.Names);
            }));

    [Fact]
    public void What_was_recorded_later_does_not_matter_to_an_earlier_date() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
            {
                (string people, string events) = Random(seed);
                string[] lines = events.TrimEnd('\n').Split('\n');
                string known = string.Join('\n', lines.Where(
                    l => string.CompareOrdinal(l[^10..], "2014-04-30") <= 0
                        || l == lines[0])) + "\n";

                Assert.Equal(
                    Employment.Content(Employment.Read(people, known, "2014-04-30")),
                    Employment.Content(Employment.Read(people, events, "2014-04-30")));
            }));

    [Fact]
    public void Random_bytes_are_refused_row_by_row() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(), bytes =>
            {
                byte[] file = [.. System.Text.Encoding.UTF8.GetBytes(Employment.Events), .. bytes];
                FactBase facts = Employment.Read(new FactFileSet
                {
                    Participants = Employment.Source("participants.csv", Employment.People),
                    Events = new FactBytes("events.csv", file),
                });

                Assert.Equal(facts.Counts.Refused, facts.Refused.Count);
                Assert.Equal(5, facts.Events.Count);
                Assert.All(facts.Refused.All(), r => Assert.NotEmpty(r.Remedy));
            }));

    /// <summary>Several chunks of 4 MiB: long ids in descending order, each twice.</summary>
    [Fact]
    public void Many_chunks_and_one_thread_or_four_are_the_same()
    {
        var text = new System.Text.StringBuilder("participant,provider,started,benefit,age,"
            + "priority,hours\n");
        const int Count = 120_000;
        for (int i = 2 * Count; i-- > 0;)
        {
            text.Append("facility-of-the-north-").Append(Numerals.Padded(i / 2, 9))
                .Append(",P").Append(i / 2 % 50).Append(",2014-01-06,jsa,24,yes,0.000001\n");
        }
        var files = new FactFileSet
        {
            Participants = Employment.Source("participants.csv", text.ToString()),
        };

        FactBase one = Employment.Read(files, threads: 1);
        FactBase four = Employment.Read(files, threads: 4);

        Assert.Equal((2 * Count, Count, Count),
            (one.Counts.Rows, one.Counts.Accepted, one.Participants.Count));
        Assert.Equal("facility-of-the-north-000000007", one.Participants.Id(7));
        Assert.Equal(2 * (Count - 8) + 2, one.Participants.Line[7]);
        Assert.Equal(7, four.Participants.IndexOf("facility-of-the-north-000000007"));
        Assert.Equal((RefusalReason.Duplicate, Count), Assert.Single(one.Refused.ByReason()));
        Assert.Equal(one.Refused.All(), four.Refused.All());
        Assert.Equal(one.Participants.Line.ToArray(), four.Participants.Line.ToArray());
        Assert.Equal((7L, 1_000_000L),
            (one.Participants.Attributes[4][0], one.Participants.Attributes[4].Scale));
    }

    private static IEnumerable<(RefusalReason, string)> Found(FactBase facts) =>
        facts.Refused.All().Select(r => (r.Reason, r.Found)).Order();

    /// <summary>Few ids, days and values, so that rows often meet.</summary>
    private static (string People, string Events) Random(int seed)
    {
        var next = new Random(seed);
        string Day(int month) => $"2014-0{month}-{next.Next(10, 28)}";
        var people = new List<string>
        {
            "participant,provider,referred,started,from,recorded,benefit,age,priority,hours",
        };
        for (int i = 0; i < 30; i++)
        {
            people.Add($"A{next.Next(8)},P{next.Next(3)},2014-01-1{next.Next(2)},2014-01-20,"
                + $"{(next.Next(4) == 0 ? "2014-03-1" + next.Next(3) : "")},"
                + $"2014-0{next.Next(2, 5)}-01,jsa,{next.Next(30, 32)},yes,1");
        }
        var events = new List<string>
        {
            "id,participant,kind,from,to,value,source,status,recorded",
        };
        for (int i = 0; i < 60; i++)
        {
            string id = next.Next(2) == 0 ? "" : "E" + next.Next(20);
            string kind = next.Next(3) switch { 0 => "employed", 1 => "sentence", _ => "earnings" };
            bool spell = kind != "earnings";
            string from = Day(2);
            string to = !spell || next.Next(4) == 0 ? "" : Day(3);
            events.Add($"{id},A{next.Next(9)},{kind},{from},{to},{(spell ? "" : "1")},"
                + $"{(next.Next(2) == 0 ? "hmrc" : "provider")},"
                + $"{(next.Next(8) == 0 ? "withdrawn" : "")},2014-0{next.Next(4, 7)}-01");
        }
        return (string.Join('\n', people) + "\n", string.Join('\n', events) + "\n");
    }

    private static string Shuffle(string file, int seed)
    {
        string[] lines = file.TrimEnd('\n').Split('\n');
        new Random(seed).Shuffle(lines.AsSpan(1));
        return string.Join('\n', lines) + "\n";
    }
}

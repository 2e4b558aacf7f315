using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>The order of rows, the number of threads and the kind of evaluation change nothing
/// (design, "Order").</summary>
public class OrderTests
{
    private const string Text = """
        scheme: {name: order, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, working days: england-and-wales}
        facts:
          evidence: payslip
          source: provider
          participant: {age: number}
          events: {employed: {kind: spell}}
        groups: {group: {fixed on: started, first of: {young: age < 25, older: otherwise}}}
        outcomes:
          attached: {happens: started}
          job: {adds up: employed, reaches: 13 weeks}
          sustained: {after: job, continuous: employed, every: 4 weeks, at most: 6}
        measures:
          job-rate: {for each: [provider, group], value: people(job) / count(participants)}
        tables:
          card:
            gives: {fee: GBP, job: GBP}
            by: group
            values: {young: [£100, £333.33], older: [£150, £500.01]}
        payments:
          fee: {for each: attached, pay: card.fee}
          job-payment: {for each: job, pay: card.job}
          sustainment: {for each: sustained, pay: 1/3 of card.job}
          bonus:
            for each: [provider, group]
            payable: 2015-12-31
            only if: job-rate >= 50% otherwise no
            pay: 7% of amount(job-payment)
        limits and adjustments:
          - {name: cap, at most: £20000, for each: provider, cut: latest first}
        """;

    private static (List<string> Participants, List<string> Events) Facts(int count)
    {
        // A fixed linear congruence: the same files on any day and machine.
        ulong state = 12345;
        int Next(int below)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (int)((state >> 33) % (ulong)below);
        }
        var participants = new List<string>();
        var events = new List<string>();
        for (int i = 0; i < count; i++)
        {
            var start = new DateOnly(2014, 1, 1).AddDays(Next(300));
            participants.Add($"N{i:0000},P{Next(3)},{CalendarDates.Text(start)},{16 + Next(40)}");
            for (int spell = Next(4); spell > 0; spell--)
            {
                var from = start.AddDays(Next(200));
                events.Add($"N{i:0000},employed,{CalendarDates.Text(from)},"
                    + CalendarDates.Text(from.AddDays(Next(150))));
            }
        }
        return (participants, [.. events.Distinct()]);
    }

    private static string Settled(
        IEnumerable<string> participants, IEnumerable<string> events, SettlingOptions options)
    {
        Scheme scheme = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(Text), _ => null).Scheme!;
        var facts = FactBase.Read(
            new FactFileSet
            {
                Participants = Bytes(
                    "participants.csv", "participant,provider,started,age", participants),
                Events = Bytes("events.csv", "participant,kind,from,to", events),
            },
            scheme,
            new DateOnly(2016, 1, 31),
            options.Threads);
        var receiver = new Keyed();
        Settle.Of(scheme, facts, options with { Receiver = receiver });
        return receiver.Text.ToString();
    }

    private static FactBytes Bytes(string name, string header, IEnumerable<string> rows) =>
        new(name, Encoding.UTF8.GetBytes(header + "\n" + string.Join('\n', rows)));

    [Fact]
    public void ShuffledRowsThreadsAndCompilationGiveTheSameBytes()
    {
        (List<string> participants, List<string> events) = Facts(600);
        string expected = Settled(
            participants, events, new SettlingOptions { Compile = false, Threads = 1 });
        Assert.True(expected.Length > 10_000);
        for (int shuffle = 0; shuffle < 4; shuffle++)
        {
            int turn = (shuffle * 97) + 31;
            var options = new SettlingOptions
            {
                Compile = shuffle % 2 == 1,
                Threads = 1 + (shuffle % 3),
            };
            Assert.Equal(
                expected,
                Settled(Turned(participants, turn), Turned(events, turn), options));
        }
    }

    private static List<string> Turned(List<string> rows, int by) =>
        [.. rows.Select((r, i) => (r, (int)(i * (long)by % 1009))).OrderBy(x => x.Item2)
            .ThenByDescending(x => x.r, StringComparer.Ordinal).Select(x => x.r)];

    private sealed class Keyed : IDueReceiver
    {
        public StringBuilder Text { get; } = new();

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
            string.Concat(KeyedDue.Of(names, dues).Select(d =>
                $"{names.Clause(d.First)} {names.Subject(d.First.Line)} {d.First.Line.N} "
                + $"{names.Payer(d.First)} {names.Payee(d.First)} "
                + $"{names.PaymentPeriod(d.First.Date)} {d.Amount}\n"));

        public void Take(object? prepared) => Text.Append((string)prepared!);
    }
}

using System.Text;
using Outturn.Language;
using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>A small scheme, £100 for starting and £2,000 for three months in work, and people and
/// providers of whom a test changes what it is about.</summary>
internal static class ReplicationCase
{
    /// <summary>The scheme.</summary>
    public const string Text = """
        scheme: {name: small, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-01-01, to: 2022-12-31, long stop: 2026-12-31}
        calendar: {payment: month, month end: keep last}
        parties: {payer: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [near, far]}
          events: {employed: {kind: spell}}
        outcomes:
          attached: {happens: started, payable after: 1 month}
          job: {continuous: employed, reaches: 3 months, payable after: 2 months}
        payments:
          attachment: {for each: attached, pay: £100}
          job-fee: {for each: job, pay: £2000}
        """;

    /// <summary>The people and providers.</summary>
    public const string People = """
        world: small
        outcome: job
        referrals: {starts a month: 200, months: 36, shock: 0}
        economy: {shock: 0}
        courses: {work: {fact: employed}}
        groups:
          near:
            share: 60%
            attributes: {sort: near}
            benefit a year: 5000
            years on benefit: 2
            courses:
              work: {no-help: 35%, response: 0.6, effort scale: 500, separation: 4%}
          far:
            share: 40%
            attributes: {sort: far}
            courses:
              work: {no-help: 10%, response: 0.3, effort scale: 1000, separation: 5%}
        providers:
          large:
            number: 2
            share: 70%
            cash: 1000000
            overdraft: 300000
            fixed cost: 5000
            contact cost: 100
            practice: {sd: 0}
          small:
            number: 3
            share: 30%
            cash: 200000
            overdraft: 50000
            fixed cost: 2000
            contact cost: 100
            practice: {sd: 0}
        """;

    /// <summary>The scheme in its world, with other figures in some places.</summary>
    public static SchemeInWorld Put(params string[] set) => Put(People, set);

    /// <summary>The same with other people.</summary>
    public static SchemeInWorld Put(string people, string[] set) => Put(Text, people, set);

    /// <summary>Another scheme.</summary>
    public static SchemeInWorld Put(string text, string people, string[] set)
    {
        SchemeReading scheme = SchemeText.Read(
            "small.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        Assert.True(scheme.Scheme is not null, string.Join('\n', scheme.Diagnostics));
        WorldReading world = WorldText.Read(
            scheme.Scheme!, "world.yaml", Encoding.UTF8.GetBytes(people),
            [.. set.Select(s => KeyValuePair.Create(s.Split('=')[0], s.Split('=')[1]))]);
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return new SchemeInWorld(scheme.Scheme!, world.World!, 1);
    }

    /// <summary>A replication of it.</summary>
    public static Replication Run(SchemeInWorld put, int number = 0) => Replication.Run(
        put, DayPayments.Of(put, 1), TypeOutlook.All(put),
        new RandomStream(11, (ushort)number, StreamKind.Arrivals));

    /// <summary>A replication with other figures in some places.</summary>
    public static Replication Run(params string[] set) => Run(Put(set));

    /// <summary>What is paid in a replication, once as the engine adds it up and once as
    /// settlement does from the facts.</summary>
    public static (long Added, long Settled) Pennies(params string[] set)
    {
        SimulationResult result = SimulationResult.Of(
            Put(set), new SimulationOptions { Runs = 2, Seed = 5 });
        return (result.FirstPaid, result.FirstSettled.Due.Minor);
    }

    /// <summary>A total of a table.</summary>
    public static long Sum(long[,] table) => table.Cast<long>().Sum();
}

using System.Text;
using Outturn.Language;
using Outturn.Simulation;
using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Optimisation;

/// <summary>A small scheme to optimise: one group, one price for a job, paid in months.</summary>
internal static class OptimiseCase
{
    public const string Text = """
        # A price to find.
        scheme: {name: small, title: A small contract, currency: GBP, purpose: cost, language: 1}
        term: {from: 2018-01-01, to: 2018-12-31, long stop: 2021-12-31}
        calendar: {payment: month, contract-year: 2018-01-01, month end: keep last}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [any]}
          events: {employed: {kind: spell}}
        outcomes:
          job: {continuous: employed, reaches: 1 month, payable after: 1 month}
        payments:
          job-fee: {for each: job, pay: £2000}   # to be found
        """;

    public const string People = """
        world: small
        outcome: job
        referrals: {starts a month: 20, months: 12, shock: 0}
        difficulty: {baseline: 0, response: 0, effort: 0, separation: 0}
        economy: {shock: 0}
        courses: {work: {fact: employed}}
        groups:
          all:
            share: 100%
            attributes: {sort: any}
            courses: {work: {no-help: 20%, response: 0.6, effort scale: £500, separation: 0%}}
        providers:
          one:
            cash: £10000000
            overdraft: £0
            fixed cost: £0
            contact cost: £0
            signal: 0
            discount rate: 0%
            practice: {set-up cost: £1000}
        """;

    /// <summary>What is asked, with the small scheme and its world or others.</summary>
    public static OptimiseTask Task(
        string[] vary, string aim, string[] limits, OptimiseOptions? options = null,
        string text = Text, string people = People,
        Func<string, ReadOnlyMemory<byte>?>? tables = null)
    {
        tables ??= _ => null;
        SchemeReading read = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(text), tables);
        Assert.True(read.Scheme is not null, string.Join('\n', read.Diagnostics));
        WorldReading world = WorldText.Read(
            read.Scheme, "world.yaml", Encoding.UTF8.GetBytes(people));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return new TaskText(vary, aim, limits).Read(
            (read.Document, people), new SchemeInWorld(read.Scheme, world.World, 1),
            options ?? new OptimiseOptions { Threads = 2, Pairs = 10 }, tables);
    }
}

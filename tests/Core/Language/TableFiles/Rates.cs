using System.Text;
using Outturn.Language;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Language.TableFiles;

/// <summary>A small scheme whose one table is in a file.</summary>
internal static class Rates
{
    public const string ByNeed = "{gives: GBP, by: need, from: rates.csv}";

    public const string Dated =
        "{gives: GBP, by: need, in force on: achieved, from: rates.csv}";

    /// <summary>Reads the scheme with the table and its file.</summary>
    public static SchemeReading Read(string table, byte[] file) => SchemeText.Read(
        "s/scheme.yaml", Encoding.UTF8.GetBytes(Text(table)),
        name => name == "rates.csv" ? (ReadOnlyMemory<byte>?)file : null);

    public static SchemeReading Read(string table, string file) =>
        Read(table, Encoding.UTF8.GetBytes(file));

    /// <summary>Every error as <c>file:line:column rule: message | remedy</c>.</summary>
    public static IEnumerable<string> Said(SchemeReading reading) => reading.Diagnostics
        .Where(d => d.Severity == Severity.Error)
        .Select(d => $"{d.Place} {d.Rule}: {d.Message} | {d.Remedy}");

    /// <summary>The figures of the table in its order: keys, figure, place.</summary>
    public static IEnumerable<string> Rows(Scheme scheme) =>
        Rows(scheme.Tables[0].Values, []);

    private static IEnumerable<string> Rows(TableBranch branch, string[] keys) => branch switch
    {
        TableKeys under => under.Keys.SelectMany(k => Rows(k.Then, [.. keys, k.Text])),
        TableLeaf leaf =>
        [
            string.Join(" / ", keys) + " = " + string.Join(", ", leaf.Figures
                .Select(f => f is Constant c ? c.Value.Number.ToString() : "a formula"))
                + $" at {leaf.Place}"
                + (leaf.Mark is { } mark ? $", {mark}" : "")
                + (leaf.Source is { } source ? $", {source}" : ""),
        ],
        _ => [],
    };

    private static string Text(string table) => $$$"""
        scheme: {name: rates, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2024-01-01, to: 2025-12-31, long stop: 2026-12-31}
        calendar: {payment: month, contract-year: 2024-01-01}
        parties: {council: commissioner}
        sources: {letter: a letter of 2023}
        facts:
          evidence: letter of the employer
          source: provider
          participant: {need: [high, low], age: number}
          events: {employed: {kind: spell}}
        outcomes:
          job: {happens: employed}
        tables:
          rate: {{{table}}}
        payments:
          fee:
            for each: job
            pay: {{{(table.Contains("fee:", StringComparison.Ordinal) ? "rate.fee" : "rate")}}}
        """;
}

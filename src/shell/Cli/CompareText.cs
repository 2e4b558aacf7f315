using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Simulation.Comparisons;
using Outturn.Simulation.Report;

namespace Outturn.Cli;

/// <summary>Designs side by side, for people.</summary>
internal static class CompareText
{
    public static void Print(
        DesignComparison comparison, ImmutableArray<ImmutableArray<string>> differ, TextWriter to)
    {
        foreach (string design in ComparisonWords.Designs(comparison))
        {
            to.WriteLine(design);
        }
        to.WriteLine($"Simulated {Numerals.Text(2L * comparison.Pairs)} times each, in pairs, from "
            + $"seed {Numerals.Text((long)comparison.Designs[0].Result.Options.Seed)}: the same "
            + "people and the same luck. Intervals are on the differences (95 %).");
        foreach (string world in ComparisonWords.Worlds(comparison))
        {
            to.WriteLine();
            to.WriteLine(world);
        }
        to.WriteLine();
        foreach (string headline in ComparisonWords.Headlines(comparison))
        {
            to.WriteLine(headline);
        }
        foreach ((string title, ImmutableArray<ComparedRow> rows) in
            ComparisonWords.Sections(comparison).Where(s => !s.Rows.IsEmpty))
        {
            to.WriteLine();
            TextTable.Of(ComparisonWords.Table(comparison, title, rows)).Print(to);
        }
        for (int d = 1; d < comparison.Designs.Length; d++)
        {
            to.WriteLine();
            to.WriteLine($"What the text of {comparison.Designs[d].Name} says otherwise");
            foreach (string difference in differ[d - 1].DefaultIfEmpty("No change of meaning."))
            {
                to.WriteLine("  " + difference);
            }
        }
    }
}

using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Report;

namespace Outturn.Cli;

/// <summary>What a search found, for people: what is attained, what is otherwise in words, and the
/// text of the scheme.</summary>
internal static class OptimiseText
{
    private const int Most = 12;

    public static void Print(OptimiseResult result, string? path, TextWriter to)
    {
        Scheme scheme = result.Task.Scheme;
        to.WriteLine(scheme.Title);
        to.WriteLine(OptimiseWords.Headline(result, scheme));
        to.WriteLine(OptimiseWords.Effort(result));
        to.WriteLine();
        if (result.Conflict is { } conflict)
        {
            foreach (string line in OptimiseWords.Conflict(conflict, scheme))
            {
                to.WriteLine(line);
            }
            return;
        }
        Table(OptimiseWords.Figures(result), to);
        Table(OptimiseWords.Attained(result, scheme), to);
        if (!result.Limits.IsEmpty)
        {
            Table(OptimiseWords.Limits(result, scheme), to);
        }
        foreach (Study study in result.Studies)
        {
            Print(study, to);
        }
        if (result is { Best: not null, IsStartBest: false })
        {
            Otherwise(result, path, to);
        }
    }

    private static void Otherwise(OptimiseResult result, string? path, TextWriter to)
    {
        to.WriteLine("What is otherwise");
        to.WriteLine(result.Differences!.ToText().TrimEnd());
        if (!result.World.IsEmpty)
        {
            to.WriteLine();
            to.WriteLine("World");
            foreach ((string at, string before, string after) in result.World)
            {
                to.WriteLine($"  {at}: {before} becomes {after}.");
            }
        }
        to.WriteLine();
        if (path is not null)
        {
            to.WriteLine($"The scheme with these figures: {path}");
            return;
        }
        to.WriteLine("The scheme with these figures");
        to.WriteLine("---");
        to.Write(result.Scheme);
    }

    private static void Print(Study study, TextWriter to)
    {
        to.WriteLine(study.Title);
        ExperimentTable all = OptimiseWords.Table(study);
        TextTable.Of(all with { Rows = [.. all.Rows.Take(Most)] }).Print(to);
        if (all.Rows.Length > Most)
        {
            to.WriteLine($"and {Numerals.Text(all.Rows.Length - Most)} more: --json, or --html");
        }
        if (study.Note.Length > 0)
        {
            to.WriteLine(study.Note);
        }
        to.WriteLine();
    }

    private static void Table(ExperimentTable shown, TextWriter to)
    {
        TextTable.Of(shown).Print(to);
        to.WriteLine();
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Outturn.Language;
using Outturn.Language.Comparison;
using Outturn.Simulation;
using Outturn.Simulation.Comparisons;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;

namespace Outturn.Cli.Commands;

/// <summary><c>compare</c>: designs side by side that meet the same chances.</summary>
internal static class CompareCommand
{
    private const int Most = 8;

    private static readonly Argument<string[]> Schemes = new("SCHEME")
    {
        Description = "two or more designs: a scheme.yaml each, or the folder it is in; the others "
            + "are compared with the first",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> WorldOf = new("--world")
    {
        Description = "the world for all of them (default: world.yaml beside each)",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Scenarios = new("--scenario")
    {
        Description = "put the figures of a scenario in place of those of the world; may be "
            + "repeated",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Replications = new("--replications", "--runs")
    {
        Description = "replications of each, in antithetic pairs",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed: the same seed gives the same result, whatever the machine",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write a page that stands alone, with a small chart for each measure",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "compare",
            "Designs side by side, tried with the same people and the same luck: what each group "
            + "gets, what providers earn and risk, what the payer pays and for how much.\n\n"
            + "Example: outturn compare schemes/work-programme draft/scheme.yaml --world "
            + "schemes/work-programme/world.yaml")
        {
            Schemes, WorldOf, Scenarios, Replications, Seed, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        SchemeFile[] files = [.. parsed.GetValue(Schemes)!.Select(SchemeFile.Find)];
        if (files.Length is < 2 or > Most)
        {
            throw CommandException.Usage(
                $"name two designs to compare, or up to {Most} of them.");
        }
        if (parsed.GetValue(Replications) is < 2 or > 100_000)
        {
            throw CommandException.Usage("--replications is a number from 2 to 100000.");
        }
        SchemeReading[] texts = [.. files.Select(f => Sound(f, screen))];
        RequireOneCurrency(texts);
        SchemeInWorld[] worlds = [.. files.Zip(texts, (f, t) => Put(f, t, parsed, screen))];
        var designs = ImmutableArray.CreateBuilder<ComparedDesign>();
        for (int i = 0; i < worlds.Length; i++)
        {
            designs.Add(new ComparedDesign(
                ((char)('A' + i)).ToString(), files[i].Path, Simulated(worlds[i], parsed)));
        }
        var comparison = new DesignComparison(designs.ToImmutable());
        ImmutableArray<ImmutableArray<string>> differ =
        [
            .. texts.Skip(1).Select(t => SchemeComparison.Of(texts[0], t).Differences
                .Select(d => d.ToString()).ToImmutableArray()),
        ];
        Print(comparison, differ, parsed, screen);
        return ExitCode.Done;
    }

    private static SchemeReading Sound(SchemeFile file, Screen screen)
    {
        SchemeReading reading = file.Sound(screen);
        if (SimulationSupport.Refuse(reading.Scheme!) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        foreach (NotYet silent in SimulationSupport.Silent(reading.Scheme!))
        {
            screen.Say($"{silent.Place}: note: {silent.What}");
        }
        return reading;
    }

    private static void RequireOneCurrency(SchemeReading[] texts)
    {
        string first = texts[0].Scheme!.Currency.Code;
        if (texts.FirstOrDefault(t => t.Scheme!.Currency.Code != first) is { } other)
        {
            throw CommandException.No(
                $"{first} and {other.Scheme!.Currency.Code} have no difference in money: designs "
                + "of one currency can be compared.");
        }
    }

    private static SchemeInWorld Put(
        SchemeFile file, SchemeReading text, ParseResult parsed, Screen screen)
    {
        WorldFile people = WorldFile.Find(parsed.GetValue(WorldOf), file) with
        {
            Scenarios = parsed.GetValue(Scenarios) ?? [],
        };
        var put = new SchemeInWorld(
            text.Scheme!, people.Checked(text.Scheme!, [], screen), Environment.ProcessorCount);
        return SimulationSupport.RefuseTender(put) is { } nobody
            ? throw CommandException.No($"{file.Path}: {nobody}")
            : put;
    }

    private static SimulationResult Simulated(SchemeInWorld put, ParseResult parsed)
    {
        using var progress = new ProgressLine("simulating " + put.Scheme.Name);
        return SimulationResult.Of(put, new SimulationOptions
        {
            Runs = parsed.GetValue(Replications),
            Seed = parsed.GetValue(Seed),
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }

    private static void Print(
        DesignComparison comparison, ImmutableArray<ImmutableArray<string>> differ,
        ParseResult parsed, Screen screen)
    {
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, ComparisonPage.Print(
                comparison, differ,
                "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
        if (parsed.GetValue(Json))
        {
            CompareJson.Print(comparison, differ, screen);
        }
        else
        {
            CompareText.Print(comparison, differ, screen.Out);
        }
    }
}

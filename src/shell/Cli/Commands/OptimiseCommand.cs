using System.CommandLine;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Report;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli.Commands;

/// <summary><c>optimise</c>: better figures for a scheme, for a purpose and under limits.</summary>
internal static class OptimiseCommand
{
    private static readonly Argument<string> SchemeOf = SchemeFile.Argument();

    private static readonly Option<string[]> Vary = new("--vary")
    {
        Description = "figures that may be changed, and how far: of the scheme "
            + "(payments/job/pay=£500..£2000, tables/rate-card*0.5..1.5 for all by one factor, "
            + "tables/rate-card.job*0.5..1.5 for a column) or of the world (commissioner.least "
            + "effort=£0..£300); may be repeated",
        HelpName = "PATH=LOW..HIGH",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> For = new("--for")
    {
        Description = "what for: outcomes, cost, innovation, risk-transfer or market (default: "
            + "the purpose that the scheme states)",
        HelpName = "PURPOSE",
    };

    private static readonly Option<string[]> Limits = new("--subject-to")
    {
        Description = "what must hold, as \"budget <= £12.5m\", \"chance of insolvency of charity "
            + "<= 5%\", \"service gap <= 0.5\", \"bids >= 1\"; may be repeated",
        HelpName = "CONSTRAINT",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> WorldOf = new("--world")
    {
        Description = "who takes part (default: world.yaml beside the scheme)",
        HelpName = "FILE",
    };

    private static readonly Option<int> Replications = new("--replications")
    {
        Description = "the most replications of one design, in antithetic pairs",
        HelpName = "N",
        DefaultValueFactory = _ => 80,
    };

    private static readonly Option<int?> InAll = new("--in-all")
    {
        Description = "instead, a fixed number of replications of all designs together, most for "
            + "those that are hard to tell from the best",
        HelpName = "N",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed: the same seed gives the same result, whatever the machine",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "write the scheme with the figures found to this file, and not to stdout",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Regret = new("--regret")
    {
        Description = "also what each of the five purposes costs the others, and the best "
            + "compromise",
    };

    private static readonly Option<bool> Curve = new("--budget-curve")
    {
        Description = "also what the best compromise attains, by budget",
    };

    private static readonly Option<bool> Pareto = new("--pareto")
    {
        Description = "also the most outcomes by budget, and designs that no other beats in all "
            + "purposes",
    };

    private static readonly Option<bool> Sensitivity = new("--sensitivity")
    {
        Description = "also which figures matter, those of the world among them",
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write the report as one page that stands alone",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "optimise",
            "Find better figures for a scheme: for one purpose, under limits; what comes back is "
            + "the scheme's text with them, and what is otherwise in words.\n\n"
            + "Example: outturn optimise schemes/work-programme --vary "
            + "'tables/rate-card.job*0.5..1.5' --for outcomes --subject-to 'budget <= £2000m'")
        {
            SchemeOf, Vary, For, Limits, WorldOf, Regret, Curve, Pareto, Sensitivity,
            Replications, InAll, Seed, Out, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        SchemeFile file = SchemeFile.Find(parsed.GetValue(SchemeOf)!);
        if (parsed.GetValue(Replications) is < 20 or > 10_000)
        {
            throw CommandException.Usage("--replications is a number from 20 to 10000.");
        }
        if (parsed.GetValue(InAll) is < 180 or > 100_000)
        {
            throw CommandException.Usage("--in-all is a number from 180, which is 20 for each of "
                + "nine designs, to 100000.");
        }
        OptimiseResult result = Searched(parsed, file, screen);
        if (result is { Best: not null } && parsed.GetValue(Out) is { } path)
        {
            ReplacedFile.Write(path, result.Scheme);
        }
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, OptimisePage.Print(
                result, "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
        if (parsed.GetValue(Json))
        {
            OptimiseJson.Print(result, screen);
        }
        else
        {
            OptimiseText.Print(result, parsed.GetValue(Out), screen.Out);
        }
        return result.IsInterrupted ? ExitCode.Interrupted
            : result.Best is null ? ExitCode.No : ExitCode.Done;
    }

    private static OptimiseResult Searched(ParseResult parsed, SchemeFile file, Screen screen)
    {
        SchemeReading reading = file.Sound(screen);
        Scheme scheme = reading.Scheme!;
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        WorldFile people = WorldFile.Find(parsed.GetValue(WorldOf), file);
        World world = people.Checked(scheme, [], screen);
        foreach (NotYet silent in SimulationSupport.Silent(scheme))
        {
            screen.Say($"{silent.Place}: note: {silent.What}");
        }
        using var stop = new CancellationTokenSource();
        using var progress = new ProgressLine("optimising");
        using IDisposable gently = Interruption.Instead(stop.Cancel);
        try
        {
            OptimiseTask task = new TaskText(
                parsed.GetValue(Vary)!, parsed.GetValue(For), parsed.GetValue(Limits)!).Read(
                (reading.Document, File.ReadAllText(people.Path)),
                new SchemeInWorld(scheme, world, Environment.ProcessorCount),
                new OptimiseOptions
                {
                    Seed = parsed.GetValue(Seed),
                    Regret = parsed.GetValue(Regret),
                    BudgetCurve = parsed.GetValue(Curve),
                    Pareto = parsed.GetValue(Pareto),
                    Sensitivity = parsed.GetValue(Sensitivity),
                    Pairs = (parsed.GetValue(Replications) + 1) / 2,
                    PairsInAll = (parsed.GetValue(InAll) + 1) / 2,
                    Threads = Environment.ProcessorCount,
                    Progress = progress.Show,
                    Stop = stop.Token,
                },
                file.Table);
            return OptimiseRun.Of(task);
        }
        catch (FormatException e)
        {
            throw CommandException.Usage(e.Message.EndsWith('.') ? e.Message : e.Message + ".");
        }
    }
}

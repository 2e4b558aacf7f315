using System.CommandLine;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli.Commands;

/// <summary><c>simulate</c>: what a scheme's incentives do in a world, before anybody signs.
/// </summary>
internal static class SimulateCommand
{
    private static readonly Argument<string> SchemeOf = SchemeFile.Argument();

    private static readonly Option<string?> WorldOf = new("--world")
    {
        Description = "who takes part (default: world.yaml beside the scheme)",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Scenarios = new("--scenario")
    {
        Description = "put the figures of a scenario in place of those of the world; may be "
            + "repeated, and --set wins over it",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "put another figure in place of one of the world; may be repeated",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "replications, in antithetic pairs",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<double?> Precision = new("--precision")
    {
        Description = "stop before --runs when the headline measures are known this well: 0.01 is "
            + "a half width of one per cent of money, of one point of shares",
        HelpName = "SHARE",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed: the same seed gives the same result, whatever the machine",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int?> Risk = new("--model-risk")
    {
        Description = "draw so many worlds that would fit as well, and say how far the headlines "
            + "hang on it; needs targets.yaml beside the scheme",
        HelpName = "N",
    };

    private static readonly Option<string?> Export = new("--export-facts")
    {
        Description = "write what happened in the first replication as files of facts",
        HelpName = "DIR",
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
            "simulate",
            "Try a scheme before it is signed: who gets help, who is parked, who goes under, what "
            + "is paid for what would have happened anyway.\n\n"
            + "Example: outturn simulate schemes/work-programme --set referrals.demand=160%")
        {
            SchemeOf, WorldOf, Scenarios, Set, Runs, Precision, Seed, Risk, Export, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        SchemeFile file = SchemeFile.Find(parsed.GetValue(SchemeOf)!);
        if (parsed.GetValue(Runs) is < 1 or > 100_000)
        {
            throw CommandException.Usage("--runs is a number from 1 to 100000.");
        }
        if (parsed.GetValue(Precision) is <= 0 or >= 1)
        {
            throw CommandException.Usage("--precision is a share between 0 and 1, such as 0.01.");
        }
        if (parsed.GetValue(Risk) is < 20 or > 10_000)
        {
            throw CommandException.Usage("--model-risk is a number from 20 to 10000.");
        }
        Scheme scheme = file.Checked(screen);
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        WorldFile people = WorldFile.Find(parsed.GetValue(WorldOf), file) with
        {
            Scenarios = parsed.GetValue(Scenarios) ?? [],
        };
        foreach (NotYet silent in SimulationSupport.Silent(scheme))
        {
            screen.Say($"{silent.Place}: note: {silent.What}");
        }
        World world = people.Checked(scheme, parsed.GetValue(Set) ?? [], screen);
        Targets? targets = parsed.GetValue(Risk) is null ? null : TargetsFile.Find(
            Path.Combine(file.Folder, "targets.yaml")).Checked(world, screen);
        SimulationResult result = Simulated(parsed, scheme, world);
        ModelRisk? risk = targets is null ? null : Drawn(parsed, result.Scheme, targets);
        Files(parsed, result, risk);
        if (parsed.GetValue(Json))
        {
            SimulationJson.Print(result, risk, screen);
        }
        else
        {
            SimulationText.Print(result, risk, screen.Out);
        }
        return ExitCode.Done;
    }

    private static SimulationResult Simulated(ParseResult parsed, Scheme scheme, World world)
    {
        using var progress = new ProgressLine("simulating");
        var put = new SchemeInWorld(scheme, world, Environment.ProcessorCount);
        if (SimulationSupport.RefuseTender(put) is { } nobody)
        {
            throw CommandException.No(nobody);
        }
        return SimulationResult.Of(put, new SimulationOptions
        {
            Precision = parsed.GetValue(Precision),
            Runs = parsed.GetValue(Runs),
            Seed = parsed.GetValue(Seed),
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }

    private static ModelRisk Drawn(ParseResult parsed, SchemeInWorld put, Targets targets)
    {
        using var progress = new ProgressLine("drawing worlds");
        return ModelRisk.Of(put, targets, parsed.GetValue(Risk)!.Value, new CalibrationOptions
        {
            Seed = parsed.GetValue(Seed),
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }

    private static void Files(ParseResult parsed, SimulationResult result, ModelRisk? risk)
    {
        if (parsed.GetValue(Export) is { } folder)
        {
            Directory.CreateDirectory(folder);
            ReplacedFile.Write(
            [
                (Path.Combine(folder, "participants.csv"), result.Facts.Participants),
                (Path.Combine(folder, "events.csv"), result.Facts.Events),
            ]);
        }
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, SimulationPage.Print(
                result, risk, "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
    }
}

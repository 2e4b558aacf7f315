using System.CommandLine;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli.Commands;

/// <summary><c>simulate</c>: what a scheme's incentives do in a world, before anybody signs.
/// </summary>
internal static class SimulateCommand
{
    public static Command Make()
    {
        Argument<string> scheme = SchemeFile.Argument();
        var world = new Option<string?>("--world")
        {
            Description = "who takes part (default: world.yaml beside the scheme)",
            HelpName = "FILE",
        };
        var runs = new Option<int>("--runs")
        {
            Description = "replications, in antithetic pairs",
            HelpName = "N",
            DefaultValueFactory = _ => 10,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "seed: the same seed gives the same result, whatever the machine",
            HelpName = "S",
            DefaultValueFactory = _ => 1,
        };
        var set = new Option<string[]>("--set")
        {
            Description = "put another figure in place of one of the world; may be repeated",
            HelpName = "PATH=VALUE",
            DefaultValueFactory = _ => [],
        };
        var export = new Option<string?>("--export-facts")
        {
            Description = "write what happened in the first replication as files of facts",
            HelpName = "DIR",
        };
        var html = new Option<string?>("--html")
        {
            Description = "write the report as one page that stands alone",
            HelpName = "FILE",
        };
        Option<bool> json = Options.Json();
        var command = new Command(
            "simulate",
            "Try a scheme before it is signed: who gets help, who is parked, who goes under, what "
            + "is paid for what would have happened anyway.\n\n"
            + "Example: outturn simulate schemes/work-programme --set referrals.demand=160%")
        {
            scheme, world, runs, seed, set, export, html, json,
        };
        command.SetAction(parsed =>
        {
            SchemeFile file = SchemeFile.Find(parsed.GetValue(scheme)!);
            return Run(new Wanted(file, WorldFile.Find(parsed.GetValue(world), file))
            {
                Runs = Whole(parsed.GetValue(runs)),
                Seed = parsed.GetValue(seed),
                Set = parsed.GetValue(set) ?? [],
                Export = parsed.GetValue(export),
                Html = parsed.GetValue(html),
                Command = "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value)),
                Json = parsed.GetValue(json),
                Screen = Screen.Of(parsed),
            });
        });
        return command;
    }

    private static int Whole(int runs) => runs is >= 1 and <= 100_000
        ? runs
        : throw CommandException.Usage("--runs is a number from 1 to 100000.");

    private static int Run(Wanted wanted)
    {
        Scheme scheme = wanted.Scheme.Checked(wanted.Screen);
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        World world = wanted.World.Checked(scheme, wanted.Set, wanted.Screen);
        SimulationResult result = Run(wanted, scheme, world);
        if (wanted.Export is { } folder)
        {
            Directory.CreateDirectory(folder);
            ReplacedFile.Write(
                Path.Combine(folder, "participants.csv"), result.Facts.Participants);
            ReplacedFile.Write(Path.Combine(folder, "events.csv"), result.Facts.Events);
        }
        if (wanted.Html is { } page)
        {
            ReplacedFile.Write(page, SimulationPage.Print(result, wanted.Command));
        }
        if (wanted.Json)
        {
            SimulationJson.Print(result, wanted.Screen);
        }
        else
        {
            SimulationText.Print(result, wanted.Screen.Out);
        }
        return ExitCode.Done;
    }

    private static SimulationResult Run(Wanted wanted, Scheme scheme, World world)
    {
        using var progress = new ProgressLine("simulating");
        var put = new SchemeInWorld(scheme, world, Environment.ProcessorCount);
        return SimulationResult.Of(put, new SimulationOptions
        {
            Runs = wanted.Runs,
            Seed = wanted.Seed,
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }

    private sealed record Wanted(SchemeFile Scheme, WorldFile World)
    {
        public int Runs { get; init; }

        public ulong Seed { get; init; }

        public required IReadOnlyList<string> Set { get; init; }

        public string? Export { get; init; }

        public string? Html { get; init; }

        public required string Command { get; init; }

        public bool Json { get; init; }

        public required Screen Screen { get; init; }
    }
}

using System.CommandLine;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Report;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli.Commands;

/// <summary><c>calibrate</c>: a world made to come to what was published or measured.</summary>
internal static class CalibrateCommand
{
    private static readonly Argument<string> SchemeOf = SchemeFile.Argument();

    private static readonly Option<string> To = new("--to")
    {
        Description = "what the world is to come to, and which of its figures may be changed",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> WorldOf = new("--world")
    {
        Description = "the world (default: world.yaml beside the scheme)",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Write = new("--write")
    {
        Description = "put the fitted figures into the file of the world, where they stand",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed of the search, where a group has more than three figures to fit",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write how well it fits as one page that stands alone",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "calibrate",
            "Fit a world to published or measured rates; say how well it fits, and what it comes "
            + "to for rates that were held out.\n\n"
            + "Example: outturn calibrate schemes/work-programme --to "
            + "schemes/work-programme/targets.yaml")
        {
            SchemeOf, To, WorldOf, Write, Seed, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        SchemeFile file = SchemeFile.Find(parsed.GetValue(SchemeOf)!);
        WorldFile worldFile = WorldFile.Find(parsed.GetValue(WorldOf), file);
        TargetsFile to = TargetsFile.Find(parsed.GetValue(To)!);
        Scheme scheme = file.Checked(screen);
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        World world = worldFile.Checked(scheme, [], screen);
        Targets targets = to.Checked(world, screen);
        Calibration fit = Fit(parsed, scheme, worldFile, targets);
        if (parsed.GetValue(Write))
        {
            Rewrite(worldFile.Path, fit);
        }
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, CalibrationPage.Print(
                fit, (scheme.Title, world), targets,
                "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
        if (parsed.GetValue(Json))
        {
            CalibrationReport.PrintJson(fit, world, screen);
        }
        else
        {
            CalibrationReport.Print(fit, world, screen.Out);
        }
        return ExitCode.Done;
    }

    private static Calibration Fit(
        ParseResult parsed, Scheme scheme, WorldFile file, Targets targets)
    {
        Screen screen = Screen.Of(parsed);
        using var progress = new ProgressLine("calibrating");
        return Calibration.Of(
            scheme, targets,
            changes => file.Checked(
                scheme, [.. changes.Select(c => $"{c.Key}={c.Value}")], screen),
            new CalibrationOptions
            {
                Seed = parsed.GetValue(Seed),
                Threads = Environment.ProcessorCount,
                Progress = progress.Show,
            });
    }

    private static void Rewrite(string path, Calibration fit)
    {
        string text = WorldRewrite.Of(
            path, File.ReadAllBytes(path),
            fit.Figures.Select(f => KeyValuePair.Create(f.Path, f.After)))
            ?? throw CommandException.No($"{path} does not state every figure that was fitted, so "
                + "nothing was written. Write each with any value first.");
        ReplacedFile.Write(path, text);
    }
}

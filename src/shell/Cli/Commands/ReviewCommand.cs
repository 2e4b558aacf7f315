using System.CommandLine;
using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Review;
using Outturn.Review.Findings;
using Outturn.Review.Report;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli.Commands;

/// <summary><c>review</c>: what is wrong with a scheme, where, why it matters in numbers, and what
/// to change.</summary>
internal static class ReviewCommand
{
    private static readonly Argument<string> SchemeOf = SchemeFile.Argument();

    private static readonly Option<string?> WorldOf = new("--world")
    {
        Description = "who takes part (default: world.yaml beside the scheme, if there is one)",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Scenarios = new("--scenario")
    {
        Description = "put the figures of a scenario in place of those of the world; may be "
            + "repeated",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "run these rules only; may be repeated",
        HelpName = "RULE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> NoMeasure = new("--no-measure")
    {
        Description = "only what can be read from the text",
    };

    private static readonly Option<int> Draws = new("--draws")
    {
        Description = "worlds that would fit as well, in most of which a finding must hold "
            + "(default "
            + "200 where targets.yaml stands beside the scheme); 0: none",
        HelpName = "N",
        DefaultValueFactory = _ => 200,
    };

    private static readonly Option<string> FailOn = new("--fail-on")
    {
        Description = "end with 1 from this weight on: must-fix (default), should-fix, "
            + "consider, or "
            + "never",
        HelpName = "WEIGHT",
        DefaultValueFactory = _ => "must-fix",
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "accepted findings count for --fail-on too",
    };

    private static readonly Option<string?> Limits = new("--thresholds")
    {
        Description = "other thresholds than the usual ones: lines as people-parked/all: 0.3",
        HelpName = "FILE",
    };

    private static readonly Option<DateOnly?> Today = Options.Date(
        "--as-of", "the day on which acceptances are held against their end (default: today)");

    private static readonly Option<bool> All = new("--all")
    {
        Description = "list the rules that found nothing too, with every reason",
    };

    private static readonly Option<bool> Sarif = new("--sarif")
    {
        Description = "print SARIF 2.1.0 for editors and code hosts",
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write the review as one page that stands alone",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "review",
            "Have a scheme criticised: place, what, why it matters here in numbers, what to "
            + "change.\n\nExample: outturn review schemes/work-programme --fail-on should-fix")
        {
            SchemeOf, WorldOf, Scenarios, Only, NoMeasure, Draws, FailOn, Strict, Limits, Today,
            All, Sarif, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>Reviews a scheme as if nothing but its name were typed.</summary>
    public static int Of(string path, Screen screen) => Make().Parse([path]).Invoke(
        new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = screen.Out,
            Error = screen.Error,
        });

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        Check(parsed);
        string given = parsed.GetValue(SchemeOf)!;
        SchemeFile file = SchemeFile.Find(given);
        SchemeReading reading = file.Sound(screen);
        ReviewCase of = Case(parsed, file, reading, screen, out Func<SchemeInWorld>? world);
        ReviewResult result = Reviewed(parsed, file, of, world, screen);
        var how = new ReviewPrint(
            given, !parsed.GetValue(NoMeasure) && world is not null, parsed.GetValue(All));
        string command = "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value));
        int code = Code(parsed, result);
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, ReviewPage.Print(result, how.Measures, command));
        }
        if (parsed.GetValue(Sarif))
        {
            ReviewSarif.Print(result, how, (command, code), screen);
        }
        else if (parsed.GetValue(Json))
        {
            ReviewJson.Print(result, how, screen);
        }
        else
        {
            ReviewText.Print(result, how, screen.Out);
        }
        return code;
    }

    private static void Check(ParseResult parsed)
    {
        if (Level(parsed) is null)
        {
            throw CommandException.Usage(
                "--fail-on is must-fix, should-fix, consider or never.");
        }
        if (parsed.GetValue(Draws) is < 0 or > 10_000)
        {
            throw CommandException.Usage("--draws is a number from 0 to 10000.");
        }
        if (parsed.GetValue(Json) && parsed.GetValue(Sarif))
        {
            throw CommandException.Usage("--json and --sarif both print to stdout: take one.");
        }
        foreach (string rule in parsed.GetValue(Only) ?? [])
        {
            if (RuleBook.Find(rule) is null)
            {
                string near = Spelling.Nearest(rule, RuleBook.All.Select(r => r.Id)) is { } nearest
                    ? $" Did you mean \"{nearest}\"?" : " docs/review lists them.";
                throw CommandException.Usage($"there is no rule \"{rule}\".{near}");
            }
        }
    }

    private static ReviewCase Case(
        ParseResult parsed, SchemeFile file, SchemeReading reading, Screen screen,
        out Func<SchemeInWorld>? world)
    {
        Scheme scheme = reading.Scheme!;
        string path = parsed.GetValue(WorldOf) ?? Path.Combine(file.Folder, "world.yaml");
        string lacks = "there is no world.yaml, which says who the participants and providers are";
        world = null;
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            lacks = "the scheme cannot be tried in a world: " + notYet.What;
        }
        else if (!parsed.GetValue(NoMeasure)
            && (parsed.GetValue(WorldOf) is not null || File.Exists(path)))
        {
            World people = (WorldFile.Find(path, file) with
            {
                Scenarios = parsed.GetValue(Scenarios) ?? [],
            }).Checked(scheme, [], screen);
            var put = new Lazy<SchemeInWorld>(
                () => new SchemeInWorld(scheme, people, Environment.ProcessorCount));
            world = () => put.Value;
        }
        return new ReviewCase(reading, world)
        {
            Limits = Thresholded(parsed), WorldLacks = lacks, Tables = file.Table,
        };
    }

    private static Thresholds Thresholded(ParseResult parsed)
    {
        if (parsed.GetValue(Limits) is not { } path)
        {
            return Thresholds.Usual;
        }
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"there is no {path}.");
        }
        try
        {
            return Thresholds.Read(path, File.ReadAllText(path, Encoding.UTF8));
        }
        catch (FormatException e)
        {
            throw CommandException.No(e.Message);
        }
    }

    private static ReviewResult Reviewed(
        ParseResult parsed, SchemeFile file, ReviewCase of, Func<SchemeInWorld>? world,
        Screen screen)
    {
        using var progress = new ProgressLine("reviewing");
        bool measures = !parsed.GetValue(NoMeasure);
        int draws = measures && world is not null ? parsed.GetValue(Draws) : 0;
        string targets = Path.Combine(file.Folder, "targets.yaml");
        WorldFits? fits = draws > 0 && File.Exists(targets)
            ? WorldFits.Of(
                world!(), TargetsFile.Find(targets).Checked(world().World, screen),
                new CalibrationOptions { Seed = 1, Threads = Environment.ProcessorCount })
            : null;
        return SchemeReview.Of(of, new ReviewOptions
        {
            Today = parsed.GetValue(Today) ?? DateOnly.FromDateTime(DateTime.Today),
            Only = [.. parsed.GetValue(Only) ?? []],
            Measures = measures,
            Draws = draws,
            Drawn = fits is null ? null : draw => world!().With(fits.Drawn(draw)),
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }

    private static int Code(ParseResult parsed, ReviewResult result)
    {
        int level = Level(parsed)!.Value;
        IEnumerable<Finding> counted = parsed.GetValue(Strict) ? result.Findings : result.Open;
        return counted.Any(f => (int)f.Weight >= level) ? ExitCode.No : ExitCode.Done;
    }

    private static int? Level(ParseResult parsed) => parsed.GetValue(FailOn) switch
    {
        "must-fix" => (int)Weight.MustFix,
        "should-fix" => (int)Weight.ShouldFix,
        "consider" => (int)Weight.Consider,
        "never" => int.MaxValue,
        _ => null,
    };
}

using System.CommandLine;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.Bids;
using Outturn.Simulation.Report;

namespace Outturn.Cli.Commands;

/// <summary><c>bid</c>: should we sign this? For the charity or company that is asked to.</summary>
internal static class BidCommand
{
    private static readonly Argument<string[]> Offers = new("SCHEME")
    {
        Description = "one or several offers: a scheme.yaml each, or the folder it is in",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Provider = new("--provider")
    {
        Description = "who is asked to sign: its costs, reserves, caseload, expected results",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> World = new("--world")
    {
        Description = "whom the scheme is for (default: world.yaml beside each scheme)",
        HelpName = "FILE",
    };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "in how many ways it is tried, in antithetic pairs",
        HelpName = "N",
        DefaultValueFactory = _ => 60,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed: the same seed gives the same result, whatever the machine",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "put another figure in place of one of the profile; may be repeated",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write two pages for a board of trustees, as one file that stands alone",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "bid",
            "Should we sign this? Cash month by month, the chance of going under, the price at "
            + "which one could sign, the clauses that hurt and what to ask for.\n\n"
            + "Example: outturn bid schemes/work-programme --provider "
            + "schemes/work-programme/profile.yaml")
        {
            Offers, Provider, World, Runs, Seed, Set, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        ProfileFile profile = ProfileFile.Find(parsed.GetValue(Provider)!);
        if (parsed.GetValue(Runs) is < 2 or > 100_000)
        {
            throw CommandException.Usage("--runs is a number from 2 to 100000.");
        }
        BidSetting[] settings = [.. parsed.GetValue(Offers)!
            .Select(offer => Setting(SchemeFile.Find(offer), profile, parsed, screen))];
        BidResult[] bids = [.. settings.Select(setting => Weighed(setting, parsed))];
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, BidPage.Print(
                bids, "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
        if (parsed.GetValue(Json))
        {
            BidJson.Print(bids, screen);
        }
        else
        {
            BidText.Print(bids, screen.Out);
        }
        return ExitCode.Done;
    }

    private static BidSetting Setting(
        SchemeFile file, ProfileFile profile, ParseResult parsed, Screen screen)
    {
        WorldFile world = WorldFile.Find(parsed.GetValue(World), file);
        Scheme scheme = file.Checked(screen);
        if (SimulationSupport.Refuse(scheme) is { } notYet)
        {
            throw CommandException.No($"{notYet.Place}: error not-yet: {notYet.What}");
        }
        Profile who = profile.Checked(
            world.Checked(scheme, [], screen), parsed.GetValue(Set) ?? [], screen);
        return new BidSetting(scheme, who, Environment.ProcessorCount);
    }

    private static BidResult Weighed(BidSetting setting, ParseResult parsed)
    {
        using var progress = new ProgressLine("weighing " + setting.Scheme.Name);
        return BidResult.Of(setting, new BidOptions
        {
            Runs = parsed.GetValue(Runs),
            Seed = parsed.GetValue(Seed),
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
        });
    }
}

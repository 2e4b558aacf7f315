using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Report;

namespace Outturn.Cli.Commands;

/// <summary><c>experiment</c>: a claim about payment by results, put to the test again.</summary>
internal static class ExperimentCommand
{
    private static readonly Argument<string?> Name = new("NAME")
    {
        Description = "the experiment, or a file with one; without it they are listed",
        DefaultValueFactory = _ => null,
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "run all of them, and print the verdict of each",
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "write what came out as one page that stands alone",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "experiment",
            "Put a claim about payment by results to the test: what is varied, what was expected, "
            + "what came out.\n\nExample: outturn experiment e1")
        {
            Name, All, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        string? name = parsed.GetValue(Name);
        if (parsed.GetValue(Html) is not null && (name is null || parsed.GetValue(All)))
        {
            throw CommandException.Usage("--html takes the page of one experiment: name it.");
        }
        if (parsed.GetValue(All))
        {
            RunAll(parsed.GetValue(Json), screen);
        }
        else if (name is null)
        {
            List(screen);
        }
        else
        {
            (Experiment wanted, (string, string) texts) = ExperimentFiles.Find(name, screen);
            ExperimentResult result = Result(wanted, texts);
            if (parsed.GetValue(Html) is { } page)
            {
                ReplacedFile.Write(page, ExperimentPage.Print(
                    result, "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
            }
            Print(result, parsed.GetValue(Json), screen);
        }
        return ExitCode.Done;
    }

    private static void Print(ExperimentResult result, bool json, Screen screen)
    {
        if (json)
        {
            ExperimentJson.Print(result, screen);
        }
        else
        {
            ExperimentPrinted.Print(result, screen.Out);
        }
    }

    private static void List(Screen screen)
    {
        var table = new TextTable("Experiment", "about");
        foreach (Experiment e in ExperimentFiles.All)
        {
            table.Add(e.Id, e.Title);
        }
        table.Print(screen.Out);
    }

    // Each line as soon as its experiment has ended: the whole takes minutes.
    private static void RunAll(bool json, Screen screen)
    {
        var results = new List<ExperimentResult>();
        Experiment[] all = ExperimentFiles.All;
        int wide = all.Max(e => e.Title.Length);
        foreach (Experiment e in all)
        {
            var clock = Stopwatch.StartNew();
            results.Add(Result(e, ExperimentFiles.Usual));
            if (!json)
            {
                string seconds = clock.Elapsed.TotalSeconds.ToString(
                    "0", CultureInfo.InvariantCulture);
                screen.Out.WriteLine($"{e.Id,-4} {e.Title.PadRight(wide)}  "
                    + $"{ExperimentWords.Of(results[^1].Verdict),-8}  {seconds,3} s");
                screen.Out.Flush();
            }
        }
        if (json)
        {
            ExperimentJson.Print(results, screen);
        }
    }

    private static ExperimentResult Result(Experiment wanted, (string, string) texts)
    {
        using var progress = new ProgressLine(wanted.Id);
        try
        {
            return ExperimentRun.Of(
                wanted, texts, Environment.ProcessorCount, progress.Show);
        }
        catch (AggregateException e) when (e.InnerException is FormatException wrong)
        {
            throw CommandException.No(wrong.Message);
        }
        catch (FormatException e)
        {
            throw CommandException.No(e.Message);
        }
    }
}

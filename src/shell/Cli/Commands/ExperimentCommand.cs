using System.CommandLine;
using System.Reflection;
using Outturn.Simulation.Experiments;

namespace Outturn.Cli.Commands;

/// <summary><c>experiment</c>: a claim about payment by results, put to the test again.</summary>
internal static class ExperimentCommand
{
    private const string Folder = "experiments/";

    public static Command Make()
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "the experiment; without one they are listed",
            DefaultValueFactory = _ => null,
        };
        Option<bool> json = Options.Json();
        var command = new Command(
            "experiment",
            "Put a claim about payment by results to the test: what is varied, what was expected, "
            + "what came out.\n\nExample: outturn experiment e1")
        {
            name, json,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(name), parsed.GetValue(json), Screen.Of(parsed)));
        return command;
    }

    private static int Run(string? name, bool json, Screen screen)
    {
        Experiment[] all = [.. Names().Select(n => ExperimentText.Read(n, Text(n)))
            .OrderBy(e => int.Parse(
                e.Id.AsSpan(1).TrimEnd('b'), System.Globalization.CultureInfo.InvariantCulture))
            .ThenBy(e => e.Id, StringComparer.Ordinal)];
        if (name is null)
        {
            var table = new TextTable("Experiment", "about");
            foreach (Experiment e in all)
            {
                table.Add(e.Id, e.Title);
            }
            table.Print(screen.Out);
            return ExitCode.Done;
        }
        Experiment wanted = Array.Find(all, e => e.Id == name)
            ?? throw CommandException.Usage($"there is no experiment \"{name}\"; "
                + "\"outturn experiment\" lists them.");
        ExperimentResult result = ExperimentRun.Of(
            wanted, Text(Folder + "scheme.yaml"), Text(Folder + "world.yaml"),
            Environment.ProcessorCount);
        if (json)
        {
            ExperimentJson.Print(result, screen);
        }
        else
        {
            ExperimentPrinted.Print(result, screen.Out);
        }
        return ExitCode.Done;
    }

    private static IEnumerable<string> Names() => typeof(ExperimentCommand).Assembly
        .GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder + "e", StringComparison.Ordinal));

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly()
            .GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program"));
        return reader.ReadToEnd();
    }
}

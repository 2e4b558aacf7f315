using System.Xml.Linq;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>Who may know whom.</summary>
public sealed class ProjectReferences
{
    private static readonly Dictionary<string, string[]> AllowedInCore = new()
    {
        ["Quantities"] = [],
        ["Statistics"] = ["Quantities"],
        ["Schemes"] = ["Quantities"],
        ["Language"] = ["Schemes", "Quantities"],
        ["Facts"] = ["Schemes", "Quantities"],
        ["Ledger"] = ["Quantities"],
        ["Settlement"] = ["Facts", "Ledger", "Schemes", "Statistics", "Quantities"],
        ["Simulation"] =
            ["Language", "Settlement", "Facts", "Ledger", "Schemes", "Statistics", "Quantities"],
        ["Review"] =
        [
            "Simulation", "Language", "Settlement", "Facts", "Ledger", "Schemes", "Statistics",
            "Quantities",
        ],
        ["Evaluation"] = ["Facts", "Schemes", "Statistics", "Quantities"],
    };

    private static readonly Dictionary<string, string[]> AllowedInShell = new()
    {
        ["Exchange"] = [],
        ["Register"] = [],
        ["Cli"] = ["Exchange", "Register"],
        ["Web"] = ["Exchange", "Register"],
    };

    private static readonly Dictionary<string, string[]> PackagesInCore = new()
    {
        ["Language"] = ["YamlDotNet"],
    };

    [Fact]
    public void A_core_project_knows_only_those_below_it()
    {
        Faults.None(
            from file in Repository.Files("src/core", "*.csproj")
            from known in Included(file, "ProjectReference")
            where !AllowedInCore.GetValueOrDefault(Name(file), []).Contains(Name(known))
                || known.Contains("shell", StringComparison.Ordinal)
            select $"{file} refers to {known}",
            "The core may not know these. See the table in ProjectReferences.cs.");
    }

    [Fact]
    public void A_shell_project_knows_the_core_and_the_shells_below_it()
    {
        Faults.None(
            from file in Repository.Files("src/shell", "*.csproj")
            from known in Included(file, "ProjectReference")
            let fine = known.Contains("/core/", StringComparison.Ordinal)
                || AllowedInShell.GetValueOrDefault(Name(file), []).Contains(Name(known))
            where !fine
            select $"{file} refers to {known}",
            "A shell may not know these. See the table in ProjectReferences.cs.");
    }

    [Fact]
    public void A_core_project_uses_no_package_but_those_agreed()
    {
        Faults.None(
            from file in Repository.Files("src/core", "*.csproj")
            from package in Included(file, "PackageReference")
            where !PackagesInCore.GetValueOrDefault(Name(file), []).Contains(package)
            select $"{file} uses {package}",
            "The core stands on the base library alone.");
    }

    [Fact]
    public void Every_project_is_in_the_table_in_the_solution_and_locked()
    {
        var solution = Repository.Text("Outturn.slnx");
        Faults.None(
            Repository.Projects("core").Where(p => !AllowedInCore.ContainsKey(p))
                .Concat(Repository.Projects("shell").Where(p => !AllowedInShell.ContainsKey(p)))
                .Select(p => $"{p}: not in the table of ProjectReferences.cs")
                .Concat(
                    from file in Projects()
                    where !solution.Contains($"\"{file}\"", StringComparison.Ordinal)
                    select $"{file}: not in Outturn.slnx")
                .Concat(
                    from file in Projects()
                    let folder = Path.GetDirectoryName(Path.Combine(Repository.Root, file))!
                    where !File.Exists(Path.Combine(folder, "packages.lock.json"))
                    select $"{file}: no packages.lock.json beside it"),
            "A new project needs these three.");
    }

    private static IEnumerable<string> Projects() =>
        Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj"));

    private static IEnumerable<string> Included(string project, string element) =>
        XDocument.Parse(Repository.Text(project)).Descendants(element)
            .Select(e => ((string?)e.Attribute("Include") ?? "").Replace('\\', '/'));

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}

using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>What a reader can take in: a file, a method, a line.</summary>
public sealed class Sizes
{
    private const int FileLines = 400;
    private const int MethodLines = 60;
    private const int Columns = 100;

    [Fact]
    public void A_source_file_is_at_most_400_lines()
    {
        Faults.None(
            from file in Repository.Files("src", "*.cs")
            let lines = Repository.Lines(file).Length
            where lines > FileLines
            select $"{file}: {lines} lines",
            "Two nouns are in the file; give each its own.");
    }

    [Fact]
    public void A_line_is_at_most_100_columns()
    {
        Faults.None(
            from file in Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
            from line in Repository.Lines(file).Select((text, i) => (text, number: i + 1))
            where line.text.Length > Columns
            select $"{file}:{line.number}: {line.text.Length} columns",
            "Break the line.");
    }

    [Fact]
    public void A_method_is_at_most_60_lines()
    {
        Faults.None(
            from project in Repository.Projects("core").Concat(Repository.Projects("shell"))
            from found in MethodsOver(MethodLines, Repository.Assembly(project))
            select found,
            "Give the steps of the method names of their own.");
    }

    [Fact]
    public void The_measure_sees_a_long_method() =>
        Assert.Contains(
            MethodsOver(5, typeof(Sizes).Assembly.Location),
            m => m.Contains(nameof(A_line_is_at_most_100_columns), StringComparison.Ordinal));

    /// <summary>By the line tables of the debugger: no parser of ours can be wrong about them.
    /// A constructor's table also holds field initialisers, which may stand anywhere in the file,
    /// so there the lines covered count; a static one is mostly tables of figures.</summary>
    private static IEnumerable<string> MethodsOver(int limit, string assembly)
    {
        using var assemblyFile = File.OpenRead(assembly);
        using var binary = new System.Reflection.PortableExecutable.PEReader(assemblyFile);
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(
            File.OpenRead(Path.ChangeExtension(assembly, "pdb")));
        var (names, lines) = (binary.GetMetadataReader(), symbols.GetMetadataReader());
        foreach (var handle in lines.MethodDebugInformation)
        {
            var method = names.GetMethodDefinition(
                MetadataTokens.MethodDefinitionHandle(MetadataTokens.GetRowNumber(handle)));
            var points = lines.GetMethodDebugInformation(handle).GetSequencePoints()
                .Where(p => !p.IsHidden && !IsGenerated(lines, p.Document)).ToList();
            var length = Length(names.GetString(method.Name), points);
            if (length > limit)
            {
                var type = names.GetTypeDefinition(method.GetDeclaringType());
                yield return $"{names.GetString(type.Namespace)}.{names.GetString(type.Name)}."
                    + $"{names.GetString(method.Name)}: {length} lines";
            }
        }
    }

    private static bool IsGenerated(MetadataReader lines, DocumentHandle document) =>
        lines.GetString(lines.GetDocument(document).Name).EndsWith(
            ".g.cs", StringComparison.Ordinal);

    private static IEnumerable<int> Lines(SequencePoint p) =>
        Enumerable.Range(p.StartLine, p.EndLine - p.StartLine + 1);

    private static int Length(string name, List<SequencePoint> points) => name switch
    {
        _ when points.Count == 0 => 0,
        ".cctor" => 0,
        ".ctor" => points.SelectMany(Lines).Distinct().Count(),
        _ => points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1,
    };
}

using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>A variation as written: its dates, and what stands in which place from then on.
/// </summary>
/// <param name="Index">Its place in the section.</param>
/// <param name="Name">Its name.</param>
/// <param name="By">The word that says which date chooses.</param>
/// <param name="Keys">All that is written.</param>
internal sealed record VariationText(int Index, YamlScalar Name, YamlScalar By, YamlMap Keys)
{
    public required DateOnly Agreed { get; init; }

    public required DateOnly From { get; init; }

    public required VariedBy Date { get; init; }

    public required IReadOnlyList<ReplacedPlace> Places { get; init; }
}

/// <summary>A place in the text and what stands there as varied.</summary>
/// <param name="Key">The place as written: sections, names and keys with strokes between.</param>
/// <param name="Value">What it becomes.</param>
internal sealed record ReplacedPlace(YamlScalar Key, YamlNode Value)
{
    public string Path => Key.Text;

    public string Section => Part(0);

    /// <summary>The clause in the section; empty: none is named.</summary>
    public string Clause => Part(1);

    /// <summary>The key in the clause; empty: the whole clause is replaced.</summary>
    public string Inner => Part(2);

    /// <summary>True where the place is a whole clause, or a new one.</summary>
    public bool IsClause => Clause.Length > 0 && Inner.Length == 0;

    /// <summary>Whether one of two places lies in the other, or both are the same.</summary>
    public bool Meets(ReplacedPlace other) => IsIn(Path, other.Path) || IsIn(other.Path, Path);

    private static bool IsIn(string inner, string outer) => inner == outer
        || inner.StartsWith(outer + "/", StringComparison.Ordinal);

    private string Part(int index)
    {
        string[] parts = Path.Split('/', 4);
        return index < parts.Length ? parts[index] : "";
    }
}

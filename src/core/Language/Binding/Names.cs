using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>What a name of the scheme can stand for.</summary>
internal enum NameKind
{
    Attribute,
    Group,
    Cohort,
    Outcome,
    Measure,
    Table,
    Statistic,
    Return,
    Fact,
    Payment,
    Account,
}

/// <summary>A name that the text declares, with its place in its section.</summary>
internal sealed record Declared(NameKind Kind, int Index, string Name, Place Place)
{
    /// <summary>What it is, in a word: attribute, fact.</summary>
    public string Word => Kind.ToString().ToLowerInvariant();
}

/// <summary>All names of a scheme. Attributes, groups, cohorts, measures, tables, statistics and
/// outcomes share one name space; facts, returns and payments have their own (language reference
/// 2.1).</summary>
internal sealed class Names(Report report)
{
    private readonly Dictionary<string, Declared> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<(NameKind Kind, string Name), Declared> _own = [];
    private readonly List<Declared> _all = [];

    public IReadOnlyList<Declared> All => _all;

    /// <summary>Declares a name, or reports that it is no name, or is taken.</summary>
    public void Declare(NameKind kind, int index, YamlScalar key)
    {
        Check(key);
        var declared = new Declared(kind, index, key.Text, key.Place);
        _all.Add(declared);
        if (kind is NameKind.Fact or NameKind.Return or NameKind.Payment
            or NameKind.Account)
        {
            _own.TryAdd((kind, key.Text), declared);
            return;
        }
        if (!_shared.TryAdd(key.Text, declared))
        {
            Declared first = _shared[key.Text];
            report.Error(
                "duplicate-name", key.Place,
                $"\"{key.Text}\" is also the name of {Article(first)} {first.Word} (line " +
                $"{Wording.Line(first.Place)})",
                "give one of them another name");
        }
    }

    private static string Article(Declared declared) =>
        "aeiou".Contains(declared.Word[0], StringComparison.Ordinal) ? "an" : "a";

    /// <summary>Reports what is no name, or a word of the language.</summary>
    public void Check(YamlScalar key)
    {
        if (!Syntax.Words.IsName(key.Text))
        {
            report.Error(
                "wrong-name", key.Place, $"\"{key.Text}\" is not a name",
                "names are lower case letters, digits and single hyphens: job-outcome");
        }
        else if (Syntax.Words.IsReserved(key.Text) || BuiltIn.Contains(key.Text))
        {
            report.Error(
                "reserved-name", key.Place,
                $"\"{key.Text}\" is a word of the language and cannot be a name",
                "choose another name");
        }
    }

    /// <summary>A name of the shared name space.</summary>
    public Declared? Shared(string name) => _shared.GetValueOrDefault(name);

    /// <summary>A name of the shared name space that stands for one kind of thing.</summary>
    public Declared? Shared(string name, NameKind kind) =>
        _shared.GetValueOrDefault(name) is { } found && found.Kind == kind ? found : null;

    public Declared? Fact(string name) => _own.GetValueOrDefault((NameKind.Fact, name));

    public Declared? Return(string name) => _own.GetValueOrDefault((NameKind.Return, name));

    public Declared? Account(string name) => _own.GetValueOrDefault((NameKind.Account, name));

    public Declared? Payment(string name) => _own.GetValueOrDefault((NameKind.Payment, name));

    /// <summary>Reports a name that nothing has, or only something that cannot stand there: with
    /// the nearest of the names that could, what it is, and on which line.</summary>
    public void Unknown(
        string name, Place place, Func<Declared, bool> fits, IEnumerable<string>? more = null)
    {
        Declared[] fitting = [.. _all.Where(fits)];
        if (_all.Find(d => d.Name == name) is { } other && !fits(other))
        {
            report.Error(
                "wrong-value", place,
                $"\"{name}\" is {Article(other)} {other.Word} (line " +
                $"{Wording.Line(other.Place)}), which cannot stand here",
                fitting.Length is 0 or > 6 ? null
                    : "here stands " + Wording.List(fitting.Select(d => $"\"{d.Name}\""), "or"));
            return;
        }
        string? near = Spelling.Nearest(name, fitting.Select(d => d.Name).Concat(more ?? []));
        Declared? declared = Array.Find(fitting, d => d.Name == near);
        report.Error(
            "unknown-name", place, $"nothing is called \"{name}\"",
            near is null ? null
                : declared is null ? $"did you mean \"{near}\"?"
                : $"did you mean \"{near}\" ({declared.Word}, line " +
                $"{Wording.Line(declared.Place)})?");
    }

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "participant", "participants", "provider", "scheme", "referred", "started", "month",
        "quarter", "half-year", "calendar-year", "financial-year", "contract-year",
    };
}

using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>What a name of the text stands for.</summary>
internal enum NameKind
{
    Attribute,
    Event,
    Return,
    Statistic,
    Decision,
    Group,
    Cohort,
    Outcome,
    Measure,
    Table,
    Payment,
    Limit,
    Share,
    Account,
    Variation,
    Party,
}

/// <summary>Something of the text that has a name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The key.</param>
/// <param name="Number">Its number, or the contract's own paragraph; empty for attributes and
/// parties.</param>
/// <param name="Body">What the text says of it; null where that is no map.</param>
internal sealed record Named(NameKind Kind, string Name, string Number, YamlMap? Body)
{
    /// <summary>The title, or the name in words with a capital.</summary>
    public string Title { get; init; } = Grammar.Title(Name);

    /// <summary>The anchor of its heading.</summary>
    public string Id { get; init; } = Number;

    /// <summary>The title as it stands inside a sentence: small, or in quotes where it holds
    /// signs that would break the sentence.</summary>
    public string Noun
        => Title.AsSpan().ContainsAny(",;:.()") ? Grammar.Quote(Title) : Grammar.Small(Title);

    /// <summary>The scalar under a key of the body.</summary>
    public YamlScalar? Scalar(string key) => Body?[key] as YamlScalar;

    /// <summary>The text under a key of the body.</summary>
    public string? Text(string key) => Scalar(key)?.Text;
}

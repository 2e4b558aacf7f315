using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>The text that a draft reads: the document as written, or as variations make it.
/// </summary>
/// <param name="Root">What is read, with the rows of its table files.</param>
internal sealed record DraftText(YamlMap Root)
{
    /// <summary>Lists that fill while texts are read, the same for all texts of one scheme.
    /// </summary>
    public OpenNames Open { get; init; } = new();

    /// <summary>The labels of each set of groups in all texts of the scheme; a set that is not
    /// here has just those that this text gives it.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> GroupLabels { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
}

/// <summary>Lists of labels that get their labels as the text mentions them, and later from the
/// facts.</summary>
internal sealed class OpenNames
{
    public LabelList Providers { get; } = new("providers", [], isOpen: true);

    public LabelList Sources { get; } = new("sources", [], isOpen: true);

    public LabelList Texts { get; } = new("texts", [], isOpen: true);

    /// <summary>The key of a cell for each participant.</summary>
    public LabelList Participants { get; } = new("participants", [], isOpen: true);

    /// <summary>Units that send returns.</summary>
    public LabelList ReportingUnits { get; } = new("reporting units", [], isOpen: true);
}

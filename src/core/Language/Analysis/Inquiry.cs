using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>One scheme under analysis: its text, its world, and what has been found. The same
/// rule speaks once of a place, however many clauses lead there.</summary>
internal sealed class Inquiry(Scheme scheme, SourceTexts source)
{
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<(string Rule, Place Place)> _seen = [];

    public Scheme Scheme => scheme;

    public SourceTexts Source => source;

    public World World { get; } =
        new(scheme, ImmutableDictionary.Create<string, Span>(StringComparer.Ordinal));

    public Example Words { get; } = new(scheme, source);

    public void Report(Diagnostic diagnostic)
    {
        if (_seen.Add((diagnostic.Rule, diagnostic.Place)))
        {
            _found.Add(diagnostic);
        }
    }

    /// <summary>What was found, in the order in which it was.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>All that was found, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> InOrder() =>
    [
        .. _found.OrderBy(d => d.Place.Line).ThenBy(d => d.Place.Column)
            .ThenBy(d => d.Rule, StringComparer.Ordinal),
    ];
}

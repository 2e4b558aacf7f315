using System.Collections.Immutable;

namespace Outturn.Language.Binding;

/// <summary>Why a value may be missing (language reference 9, "Missing"): each cause has a key,
/// the same wherever the same thing is meant, and words for the message. A condition that is known
/// to hold rules causes out; so <c>only if: reduction &gt;= 10% otherwise no</c> lets the price use
/// what <c>reduction</c> is made of.</summary>
internal sealed class Causes
{
    private readonly ImmutableSortedDictionary<string, string> _words;

    private Causes(ImmutableSortedDictionary<string, string> words) => _words = words;

    public static Causes None { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public bool Any => !_words.IsEmpty;

    /// <summary>The words of the first cause, for a message.</summary>
    public string Words => _words.IsEmpty ? "" : _words.First().Value;

    public static Causes Of(string key, string words) => new(None._words.Add(key, words));

    public static Causes operator +(Causes a, Causes b) =>
        !b.Any || ReferenceEquals(a, b) ? a : !a.Any ? b : new(a._words.SetItems(b._words));

    public static Causes operator -(Causes a, Causes b) =>
        !a.Any || !b.Any ? a : new(a._words.RemoveRange(b._words.Keys));

    /// <summary>The causes in both.</summary>
    public static Causes Both(Causes a, Causes b) => !a.Any || !b.Any
        ? None
        : new(a._words.RemoveRange(a._words.Keys.Where(k => !b._words.ContainsKey(k))));
}

using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Every payer and recipient by a number: the scheme's parties first, then parties that
/// attributes name. The provider of a line is <see cref="Provider"/>.</summary>
public sealed class PartyList
{
    /// <summary>Stands for the provider of the line.</summary>
    public const int Provider = -1;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly int[] _ofText;
    private readonly FactBase _facts;

    internal PartyList(Scheme scheme, FactBase facts)
    {
        _facts = facts;
        foreach (Party party in scheme.Parties)
        {
            Of(party.Name);
        }
        _ofText = new int[facts.Texts.Count];
        bool named = scheme.Shares.SelectMany(s => s.Parts).Any(IsNamedByAttribute);
        for (int i = 0; named && i < _ofText.Length; i++)
        {
            _ofText[i] = Of(facts.Texts[i]);
        }
    }

    // A part may be split again, as deep as the text goes.
    private static bool IsNamedByAttribute(SharePart part) =>
        part.Attribute >= 0 || part.Again.Any(IsNamedByAttribute);

    /// <summary>The name of a party; of a line's provider, the provider's id.</summary>
    public string Name(int party, int provider) => party != Provider
        ? _names[party]
        : provider < 0 ? "provider" : _facts.Providers[provider];

    /// <summary>Every party, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many parties have a number.</summary>
    public int Count => _names.Count;

    internal int Of(string name)
    {
        if (!_index.TryGetValue(name, out int index))
        {
            index = _names.Count;
            _names.Add(name);
            _index.Add(name, index);
        }
        return index;
    }

    internal int OfText(Value text) => text.IsKnown ? _ofText[(int)text.Whole] : int.MinValue;
}

using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>What a search for somebody found.</summary>
internal enum Finding
{
    /// <summary>Nobody: proved.</summary>
    Nobody,

    /// <summary>Somebody: here is one.</summary>
    Somebody,

    /// <summary>The text alone cannot tell.</summary>
    CannotTell,
}

/// <summary>What is asked of somebody: that a condition holds, or that it does not.</summary>
internal readonly record struct Wanted(Formula Condition, bool Holds);

/// <summary>Looks for somebody for whom some conditions hold and others do not, through the boxes
/// that the cuts of the variables make. A half-filled box that already rules the wanted out is not
/// entered, so that few of the possible boxes are seen.</summary>
internal sealed class BoxSearch(Bounds bounds, IReadOnlyList<Wanted> wanted, bool sensible)
{
    private const int MostSteps = 250_000;

    private readonly IReadOnlyList<Variable> _variables =
        new VariableFinder(bounds).In(wanted.Select(w => w.Condition), sensible);

    private int _steps;
    private bool _cannotTell;
    private Piece[]? _somebody;

    /// <summary>Searches.</summary>
    public Finding Run()
    {
        var chosen = new Piece[_variables.Count];
        Enter(0, bounds.Known, chosen);
        return _somebody is not null ? Finding.Somebody
            : _cannotTell ? Finding.CannotTell
            : Finding.Nobody;
    }

    /// <summary>The one found, as far as it matters: without the variables whose value could be
    /// any other.</summary>
    public IReadOnlyList<(Formula Variable, Span Value)> Example()
    {
        Piece[] chosen = _somebody
            ?? throw new InvalidOperationException("nobody was found");
        ImmutableDictionary<string, Span> known = Examples(chosen);
        var kept = new List<(Formula, Span)>();
        for (int i = chosen.Length - 1; i >= 0; i--)
        {
            Variable variable = _variables[i];
            var without = known.SetItem(variable.Key, variable.All);
            if (Holds(without))
            {
                known = without;
            }
            else
            {
                kept.Insert(0, (variable.Formula, chosen[i].Example));
            }
        }
        return kept;
    }

    private void Enter(int index, ImmutableDictionary<string, Span> known, Piece[] chosen)
    {
        if (_somebody is not null || Fails(known))
        {
            return;
        }
        if (++_steps > MostSteps)
        {
            _cannotTell = true;
            return;
        }
        if (index == _variables.Count)
        {
            ImmutableDictionary<string, Span> example = Examples(chosen);
            if (Holds(example) && IsConsistent(example))
            {
                _somebody = [.. chosen];
            }
            else
            {
                _cannotTell = true;
            }
            return;
        }
        foreach (Piece piece in _variables[index].Pieces)
        {
            chosen[index] = piece;
            Enter(index + 1, known.SetItem(_variables[index].Key, piece.Span), chosen);
        }
    }

    private ImmutableDictionary<string, Span> Examples(Piece[] chosen)
    {
        ImmutableDictionary<string, Span>.Builder known = bounds.Known.ToBuilder();
        for (int i = 0; i < chosen.Length; i++)
        {
            known[_variables[i].Key] = chosen[i].Example;
        }
        return known.ToImmutable();
    }

    private bool Fails(ImmutableDictionary<string, Span> known)
    {
        Bounds here = bounds.Knowing(known);
        return wanted.Any(w =>
        {
            Span span = here.Of(w.Condition);
            return w.Holds ? span.IsNotYes : span.IsYes;
        });
    }

    private bool Holds(ImmutableDictionary<string, Span> known)
    {
        Bounds here = bounds.Knowing(known);
        return wanted.All(w =>
        {
            Span span = here.Of(w.Condition);
            return w.Holds ? span.IsYes : span.IsNotYes;
        });
    }

    // A group is what its own conditions make of the attributes: an example must not contradict
    // them, although both are variables.
    private bool IsConsistent(ImmutableDictionary<string, Span> known)
    {
        Bounds here = bounds.Knowing(known);
        return _variables.Select(v => v.Formula).OfType<GroupOf>().All(group =>
        {
            Span label = here.Of(bounds.Scheme.Groups[group.Set].Label);
            return label.Labels is not { } labels || here.Of(group).Labels is not { } own
                || !labels.Intersect(own).IsEmpty;
        });
    }
}

using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Which clause names which (language reference 10, "Order"). A cycle is an error, shown
/// as a chain with lines.</summary>
internal sealed class ClauseGraph
{
    private readonly Dictionary<Declared, List<(Declared To, Place Place)>> _edges = [];
    private readonly Stack<Declared> _current = new();
    private readonly HashSet<Declared> _named = [];

    /// <summary>Says that what is bound until <see cref="Leave"/> stands in a clause.</summary>
    public void Enter(Declared clause) => _current.Push(clause);

    public void Leave() => _current.Pop();

    /// <summary>The clause in hand.</summary>
    public Declared? Current => _current.TryPeek(out Declared? here) ? here : null;

    /// <summary>The number of the clause in hand: section letter and place.</summary>
    public string CurrentNumber => Current is { Index: >= 0 } here
        ? ClauseHead.Number(Letter(here.Kind), here.Index)
        : "";

    private static char Letter(NameKind kind) => kind switch
    {
        NameKind.Group or NameKind.Cohort => 'C',
        NameKind.Outcome => 'D',
        NameKind.Measure => 'E',
        NameKind.Table => 'F',
        NameKind.Payment => 'G',
        NameKind.Account => 'K',
        _ => 'B',
    };

    /// <summary>Whether any other clause names it.</summary>
    public bool IsNamed(Declared clause) => _named.Contains(clause);

    /// <summary>Something names a clause without needing its result: <c>not with</c>.</summary>
    public void Mention(Declared other) => _named.Add(other);

    /// <summary>The clause in hand names another.</summary>
    public void Name(Declared other, Place place)
    {
        if (_current.TryPeek(out Declared? here) && here != other)
        {
            _named.Add(other);
        }
        else if (here is null)
        {
            _named.Add(other);
            return;
        }
        if (!_edges.TryGetValue(here, out List<(Declared, Place)>? list))
        {
            _edges[here] = list = [];
        }
        list.Add((other, place));
    }

    /// <summary>Takes in what another text of the same scheme names.</summary>
    public void Join(ClauseGraph other)
    {
        foreach ((Declared there, List<(Declared To, Place Place)> to) in other._edges)
        {
            Declared from = Here(there);
            if (!_edges.TryGetValue(from, out List<(Declared, Place)>? list))
            {
                _edges[from] = list = [];
            }
            list.AddRange(to.Select(t => (Here(t.To), t.Place)).Except(list));
        }

        // The same clause, wherever a text has it.
        Declared Here(Declared one) => _edges.Keys.Concat(_edges.Values.SelectMany(
            l => l.Select(e => e.To))).FirstOrDefault(
                d => d.Kind == one.Kind && d.Name == one.Name, one);
    }

    /// <summary>Whether a clause needs another, directly or through others.</summary>
    public bool Needs(Declared clause, Declared other)
    {
        var seen = new HashSet<Declared>();
        var left = new Stack<Declared>([clause]);
        while (left.TryPop(out Declared? here))
        {
            foreach ((Declared to, _) in _edges.GetValueOrDefault(here, []))
            {
                if (to == other)
                {
                    return true;
                }
                if (seen.Add(to))
                {
                    left.Push(to);
                }
            }
        }
        return false;
    }

    /// <summary>Reports every cycle once.</summary>
    public void ReportCycles(Report report)
    {
        var done = new HashSet<Declared>();
        var path = new List<Declared>();
        foreach (Declared clause in _edges.Keys.OrderBy(d => d.Place.Line).ToList())
        {
            Walk(clause, path, done, report);
        }
    }

    private void Walk(
        Declared clause, List<Declared> path, HashSet<Declared> done, Report report)
    {
        int at = path.IndexOf(clause);
        if (at >= 0)
        {
            Tell(path[at..], report);
            return;
        }
        if (!done.Add(clause))
        {
            return;
        }
        path.Add(clause);
        foreach ((Declared to, _) in _edges.GetValueOrDefault(clause, []))
        {
            Walk(to, path, done, report);
        }
        path.RemoveAt(path.Count - 1);
    }

    private void Tell(List<Declared> cycle, Report report)
    {
        (_, Place place) = _edges[cycle[^1]].First(e => e.To == cycle[0]);
        string chain = string.Join(" → ", cycle.Append(cycle[0]).Select(Link));
        bool paid = cycle.Exists(c => c.Kind == NameKind.Payment)
            && cycle.Exists(c => c.Kind == NameKind.Measure);
        report.Error(
            "cycle", place, chain,
            paid
                ? "a measure cannot read a payment that reads it"
                : "a clause cannot depend on itself: break the chain in one place");
    }

    private static string Link(Declared clause) => clause.Kind == NameKind.Payment
        ? $"amount({clause.Name}) ({Wording.Line(clause.Place)})"
        : $"{clause.Name} ({Wording.Line(clause.Place)})";
}

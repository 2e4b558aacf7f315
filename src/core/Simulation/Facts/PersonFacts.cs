using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Facts;

/// <summary>Writes people and what happened to them as the ordinary files of facts, so that the
/// simulator is paid by the same settlement from the same rows as everybody.</summary>
public sealed class PersonFacts
{
    private readonly World _world;
    private readonly RowText _people = new();
    private readonly RowText _events = new();
    private readonly string[] _attributes;
    private readonly string[] _cells;
    private readonly Dictionary<string, string> _sources;
    private long _event;

    /// <summary>Files for the people of a world under a scheme.</summary>
    public PersonFacts(Scheme scheme, World world)
    {
        _world = world;
        Counted = new FactCount(world.Courses.Length);
        LongStop = scheme.Term.LongStop;
        _attributes = [.. scheme.Facts.Attributes.Select(a => a.Column.Name)];
        _cells = [.. world.Groups.Select(g => string.Concat(
            _attributes.Select(a => "," + g.Attributes.GetValueOrDefault(a, ""))))];
        _sources = scheme.Facts.Events.ToDictionary(
            e => e.Name,
            e => e.Sources.IsEmpty ? "" : scheme.Facts.Sources.Labels[e.Sources[0]],
            StringComparer.Ordinal);
        _people.Add("id,participant,provider,referred,started");
        _attributes.ToList().ForEach(a => _people.Add(',').Add(a));
        _people.Add('\n');
        _events.Add("id,participant,kind,from,to,value,source,evidence\n");
    }

    /// <summary>What was written so far.</summary>
    public FactCount Counted { get; }

    /// <summary>No fact is later.</summary>
    public DateOnly LongStop { get; }

    /// <summary>The bytes of participants.csv.</summary>
    public ReadOnlyMemory<byte> Participants => _people.Bytes;

    /// <summary>The bytes of events.csv.</summary>
    public ReadOnlyMemory<byte> Events => _events.Bytes;

    /// <summary>Both, as settlement reads them.</summary>
    public FactFileSet Files => new()
    {
        Participants = new FactBytes("participants.csv", Participants),
        Events = new FactBytes("events.csv", Events),
    };

    /// <summary>Adds a person, referred and started on a day.</summary>
    public void Person(string id, string provider, int group, DateOnly started)
    {
        Counted.People++;
        Counted.StartDays += started.DayNumber;
        _people.Add(id).Add(',').Add(id).Add(',').Add(provider).Add(',')
            .Add(started).Add(',').Add(started).Add(_cells[group]).Add('\n');
    }

    /// <summary>Adds what happened: a course that began on a day and, where it lasts, ended on
    /// another. What lies after the long stop is left out.</summary>
    public void Happened(string id, int course, DateOnly from, DateOnly to)
    {
        Course c = _world.Courses[course];
        if (from > LongStop)
        {
            return;
        }
        DateOnly last = to > LongStop ? LongStop : to;
        Counted.Begins[course]++;
        Counted.BeginDays[course] += from.DayNumber;
        Row(id, c.Fact, (from, c.Lasts ? last : null), c.Value);
        foreach ((string fact, string value) in c.Monthly)
        {
            for (DateOnly day = from.AddMonths(1).AddDays(-1); day <= last;
                day = day.AddDays(1).AddMonths(1).AddDays(-1))
            {
                Row(id, fact, (day, null), value);
            }
        }
    }

    private void Row(string id, string kind, (DateOnly From, DateOnly? To) when, string value)
    {
        _events.Add('e').Add(_event++).Add(',').Add(id).Add(',').Add(kind).Add(',')
            .Add(when.From).Add(',');
        if (when.To is { } to)
        {
            _events.Add(to);
        }
        _events.Add(',').Add(value).Add(',').Add(_sources.GetValueOrDefault(kind, ""))
            .Add(",simulated\n");
    }
}

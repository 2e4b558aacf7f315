using System.Globalization;
using System.Text;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Facts;

/// <summary>Writes people and what happened to them as the ordinary files of facts, so that the
/// simulator is paid by the same settlement from the same rows as everybody.</summary>
public sealed class PersonFacts
{
    private readonly World _world;
    private readonly StringBuilder _people = new();
    private readonly StringBuilder _events = new();
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
        _people.Append("id,participant,provider,referred,started");
        _attributes.ToList().ForEach(a => _people.Append(',').Append(a));
        _people.Append('\n');
        _events.Append("id,participant,kind,from,to,value,source,evidence\n");
    }

    /// <summary>What was written so far.</summary>
    public FactCount Counted { get; }

    /// <summary>No fact is later.</summary>
    public DateOnly LongStop { get; }

    /// <summary>The bytes of participants.csv.</summary>
    public byte[] Participants => Encoding.UTF8.GetBytes(_people.ToString());

    /// <summary>The bytes of events.csv.</summary>
    public byte[] Events => Encoding.UTF8.GetBytes(_events.ToString());

    /// <summary>Both, as settlement reads them.</summary>
    public FactFileSet Files => new()
    {
        Participants = new FactBytes("participants.csv", Participants),
        Events = new FactBytes("events.csv", Events),
    };

    /// <summary>Adds a person, referred and started on a day.</summary>
    public void Person(string id, string provider, int group, DateOnly started)
    {
        string day = Iso(started);
        Counted.People++;
        Counted.StartDays += started.DayNumber;
        _people.Append(id).Append(',').Append(id).Append(',').Append(provider).Append(',')
            .Append(day).Append(',').Append(day).Append(_cells[group]).Append('\n');
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
        Row(id, c.Fact, Iso(from), c.Lasts ? Iso(last) : "", c.Value);
        foreach ((string fact, string value) in c.Monthly)
        {
            for (DateOnly day = from.AddMonths(1).AddDays(-1); day <= last;
                day = day.AddDays(1).AddMonths(1).AddDays(-1))
            {
                Row(id, fact, Iso(day), "", value);
            }
        }
    }

    private void Row(string id, string kind, string from, string to, string value) => _events
        .Append('e').Append(_event++.ToString(NumberFormatInfo.InvariantInfo)).Append(',')
        .Append(id).Append(',').Append(kind).Append(',').Append(from).Append(',').Append(to)
        .Append(',').Append(value).Append(',').Append(_sources.GetValueOrDefault(kind, ""))
        .Append(",simulated\n");

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", DateTimeFormatInfo.InvariantInfo);
}

using System.Text;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Reads a set of files: first every row as its cells say; then, as the as-at date is
/// known, which rows count; last the tables.</summary>
internal sealed class FactReading(Scheme scheme, int threads)
{
    private readonly OpenLists _open = new(scheme.Facts);
    private readonly List<FileReport> _reports = [];
    private readonly List<NamedRows> _named = [];

    /// <summary>Reads the files.</summary>
    public FactBase Read(FactFileSet files, DateOnly? asAt)
    {
        ParticipantFile people = People(files.Participants, out FileReport report);
        var groups = new ParticipantGroups(people, threads);
        if (files != new FactFileSet { Participants = files.Participants })
        {
            groups.MakeIndex();
        }
        NamedColumns names = people.Named(_open);
        _named.Add(names);
        EventReading? events = Events(files.Events, groups);
        CellReading returns = files.Returns is null ? new CellReading(_open)
            : CellFile.ReadReturns(Open(files.Returns, out FileReport r), scheme, r, groups);
        CellReading statistics = files.Statistics is null ? new CellReading(_open)
            : CellFile.ReadStatistics(Open(files.Statistics, out FileReport s), scheme, s, groups);
        ClaimReading claims = Claims(files, groups, out CellReading figures);
        _named.AddRange([returns, statistics, figures, claims]);
        DateOnly day = asAt ?? Latest();

        Seal();
        var known = new ParticipantResolution(people, groups, report, day);
        names.Lines = known.Rows;
        events?.Resolve(known, (day, threads));
        returns.Resolve(day, known.Of);
        statistics.Resolve(day, known.Of);
        figures.Resolve(day, known.Of);
        claims.Resolve(day, known.Of);
        return Base(day) with
        {
            Participants = known.Table(people.Gather(known.Rows)),
            Events = events?.Table(day, threads) ?? EventReading.None(scheme, known.Count),
            Returns = [.. scheme.Facts.Returns.Select(
                (spec, i) => new ReturnTable(spec, returns.Rows(i)))],
            Statistics = [.. scheme.Facts.Statistics.Select(
                (spec, i) => new StatisticTable(
                    spec, (spec.IsDecided ? figures : statistics).Rows(i)))],
            Claims = claims.Claims,
            Decisions = claims.Decisions,
        };
    }

    private LineChunks Open(FactSource source, out FileReport report)
    {
        var lines = new LineChunks(source, threads);
        report = new FileReport(source.Name, lines.Header, _open);
        _reports.Add(report);
        return lines;
    }

    // A scheme of statistics has no participants; it reads a file of nobody.
    private ParticipantFile People(FactSource? source, out FileReport report)
    {
        string header = string.Join(',', scheme.Facts.Attributes.Select(a => a.Column.Name)
            .Prepend("started").Prepend("provider").Prepend("participant"));
        LineChunks lines = Open(source
            ?? new FactBytes("participants.csv", Encoding.UTF8.GetBytes(header)), out report);
        return ParticipantFile.Read(lines, scheme, report);
    }

    private EventReading? Events(FactSource? source, ParticipantGroups groups)
    {
        if (source is null)
        {
            return null;
        }
        LineChunks lines = Open(source, out FileReport report);
        var events = new EventReading(EventFile.Read(lines, scheme, report, groups), report);
        _named.Add(events.Named);
        return events;
    }

    private ClaimReading Claims(
        FactFileSet files, ParticipantGroups groups, out CellReading figures)
    {
        figures = new CellReading(_open);
        var claims = new ClaimReading(scheme, groups);
        if (files.Claims is FactSource claimed)
        {
            claims.ReadClaims(Open(claimed, out FileReport report), report);
        }
        if (files.Decisions is FactSource decided)
        {
            figures = claims.ReadDecisions(Open(decided, out FileReport report), report);
        }
        return claims;
    }

    private DateOnly Latest()
    {
        int latest = _reports.Max(r => r.Latest);
        return latest == Days.None ? scheme.Term.LongStop : DateOnly.FromDayNumber(latest);
    }

    private NameGatherer[] Lists => [_open.Providers, _open.Texts, _open.Sources, _open.Units];

    private void Seal()
    {
        foreach (NameGatherer list in Lists)
        {
            int[]? map = list.Seal();
            if (map is not null)
            {
                _named.ForEach(rows => rows.Map(list, map));
            }
        }
    }

    private NameList Finish(NameGatherer list)
    {
        _named.ForEach(rows => rows.Use(list));
        (NameList names, int[] final) = list.Finish();
        if (names.Count < final.Length)
        {
            _named.ForEach(rows => rows.Map(list, final));
        }
        return names;
    }

    // The lists and reports; the tables are put in once the names have their last numbers.
    private FactBase Base(DateOnly day)
    {
        FactCounts[] counts = [.. _reports.Select(r => r.Counts)];
        return new FactBase
        {
            Scheme = scheme,
            AsAt = day,
            Providers = Finish(_open.Providers),
            Texts = Finish(_open.Texts),
            Sources = Finish(_open.Sources),
            Units = Finish(_open.Units),
            Participants = null!,
            Events = null!,
            Refused = new RefusalLog([.. _reports.Select(r => r.Close(scheme))]),
            Counts = new FactCounts(counts.Sum(c => c.Rows), counts.Sum(c => c.Accepted),
                counts.Sum(c => c.NotYetKnown), counts.Sum(c => c.Superseded)),
            Warnings = [.. _reports.Select(r => r.Header.Undeclared()).OfType<string>()],
        };
    }
}

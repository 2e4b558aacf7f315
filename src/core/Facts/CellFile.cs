using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>One return or statistic as its rows are read: how its keys and values are.</summary>
/// <param name="Name">The indicator's return, or the statistic.</param>
/// <param name="Space">Its dimensions.</param>
/// <param name="Keys">For each dimension its column, or -1.</param>
/// <param name="Values">For each value its column and reader.</param>
internal sealed record CellForm(
    string Name, CellSpace Space, ImmutableArray<int> Keys,
    ImmutableArray<(int Column, CellReader Reader)> Values);

/// <summary>A row of a return or statistic before versions are told apart.</summary>
internal sealed record CellDraft(int Form, long[] Keys, ImmutableArray<Value> Values, int Line)
{
    public string Id { get; init; } = "";
    public int Source { get; set; } = -1;
    public int Known { get; init; }
    public bool Withdrawn { get; init; }
    public bool Dead { get; set; }
}

/// <summary>Reads returns.csv and cohorts.csv, whose rows are cells.</summary>
internal sealed class CellFile
{
    private readonly FactHeader _header;
    private readonly Scheme _scheme;
    private readonly OpenLists _open;

    private CellFile(LineChunks lines, Scheme scheme, FileReport report)
    {
        (_header, _scheme, _open) = (lines.Header, scheme, report.Open);
        IdColumn = _header.Find("id");
        SourceColumn = _header.Find("source");
        RecordedColumn = _header.Find("recorded");
        StatusColumn = _header.Find("status");
        _header.Find("evidence");
    }

    public int IdColumn { get; }
    public int SourceColumn { get; }
    public int RecordedColumn { get; }
    public int StatusColumn { get; }

    /// <summary>The column that says which form a row has; -1 where there is only one.</summary>
    public int FormColumn { get; private set; }

    /// <summary>Why a row has no form.</summary>
    public RefusalReason UnknownForm { get; private set; }

    /// <summary>The returns or statistics.</summary>
    public ImmutableArray<CellForm> Forms { get; private set; }

    /// <summary>The forms by what stands in <see cref="FormColumn"/>.</summary>
    public ByteNames FormOf { get; private set; } = new();

    /// <summary>Rows of returns.csv.</summary>
    public static CellReading ReadReturns(
        LineChunks lines, Scheme scheme, FileReport report, ParticipantGroups groups)
    {
        var file = new CellFile(lines, scheme, report)
        {
            UnknownForm = RefusalReason.UnknownIndicator,
        };
        file.FormColumn = file._header.Need("indicator", "it says what is counted");
        file.Forms = [.. scheme.Facts.Returns.Select(
            r => file.Form(r.Name, r.Space, r.Values))];
        for (int i = 0; i < file.Forms.Length; i++)
        {
            foreach (string indicator in scheme.Facts.Returns[i].Indicators.Labels)
            {
                file.FormOf.Add(System.Text.Encoding.UTF8.GetBytes(indicator), i);
            }
        }
        return file.Read(lines, report, groups);
    }

    /// <summary>Rows of cohorts.csv.</summary>
    public static CellReading ReadStatistics(
        LineChunks lines, Scheme scheme, FileReport report, ParticipantGroups groups)
    {
        var file = new CellFile(lines, scheme, report)
        {
            UnknownForm = RefusalReason.UnknownStatistic,
        };
        var specs = scheme.Facts.Statistics;
        file.FormColumn = specs.Length > 1
            ? file._header.Need("measure", "it says which statistic the row gives")
            : file._header.Find("measure");
        file.Forms = [.. specs.Select(s => file.Form(s.Name, s.Space, s.Values))];
        file.FormOf = new ByteNames([.. specs.Select(s => s.Name)]);
        return file.Read(lines, report, groups);
    }

    private CellReading Read(LineChunks lines, FileReport report, ParticipantGroups groups)
    {
        CellChunk[] chunks = lines.Read(_ => new CellChunk(this, _scheme, (_open, groups)));
        report.Take(chunks);
        return new CellReading(this, [.. chunks.SelectMany(c => c.Drafts)], report);
    }

    private CellForm Form(string name, CellSpace space, ImmutableArray<ColumnSpec> values) =>
        new(name, space, [.. space.Dimensions.Select(d => KeyColumn(name, d))],
            [.. values.Select(v => (ValueColumn(name, v), new CellReader(v, _open)))]);

    private int KeyColumn(string form, Dimension dimension)
    {
        string column = dimension.Kind == DimensionKind.Provider ? "provider"
            : dimension.Kind == DimensionKind.Participant ? "participant"
            : dimension.Kind == DimensionKind.ReportingUnit ? "unit"
            : dimension.CohortSet >= 0 ? "cohort"
            : dimension.Kind == DimensionKind.Period ? "period" : dimension.Name;
        bool named = dimension.CohortSet >= 0 || dimension.Kind == DimensionKind.Period;
        if (named && _header.Find(dimension.Name) is int own and >= 0)
        {
            return own;
        }
        return dimension.Kind == DimensionKind.ReportingUnit ? _header.Find(column)
            : _header.Need(column, $"\"{form}\" has a row for each {column}");
    }

    private int ValueColumn(string form, ColumnSpec value) => value.Optional
        ? _header.Find(value.Name)
        : _header.Need(value.Name, $"\"{form}\" has this value");
}

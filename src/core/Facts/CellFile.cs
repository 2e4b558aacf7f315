using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>One return or statistic as its rows are read: how its keys and values are.</summary>
/// <param name="Index">Its place among the scheme's returns or statistics.</param>
/// <param name="Space">Its dimensions.</param>
/// <param name="Keys">For each dimension its column, or -1.</param>
/// <param name="Values">For each value its column and reader.</param>
internal sealed record CellForm(
    int Index, CellSpace Space, ImmutableArray<int> Keys,
    ImmutableArray<(int Column, CellReader Reader)> Values);

/// <summary>A row of a return or statistic before versions are told apart.</summary>
internal sealed record CellDraft(int Form, long[] Keys, ImmutableArray<Value> Values, int Line)
{
    public string Id { get; init; } = "";
    public int Source { get; set; } = -1;
    public int Known { get; init; }
    public bool Withdrawn { get; init; }
    public string By { get; init; } = "";
    public string Reason { get; init; } = "";
    public bool Dead { get; set; }
}

/// <summary>Reads returns.csv and cohorts.csv, whose rows are cells.</summary>
internal sealed class CellFile
{
    private readonly FactHeader _header;
    private readonly Scheme _scheme;
    private readonly OpenLists _open;

    // decisions.csv needs the columns of a figure only in rows that give it.
    private bool _isLenient;

    private CellFile(LineChunks lines, Scheme scheme, FileReport report)
    {
        (_header, _scheme, _open) = (lines.Header, scheme, report.Open);
        RecordedColumn = _header.Find("recorded");
        _header.Find("evidence");
    }

    public int IdColumn { get; private set; } = -1;
    public int SourceColumn { get; private set; } = -1;
    public int RecordedColumn { get; }
    public int StatusColumn { get; private set; } = -1;
    public int ByColumn { get; private set; } = -1;
    public int ReasonColumn { get; private set; } = -1;

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
        CellFile file = new CellFile(lines, scheme, report)
        {
            UnknownForm = RefusalReason.UnknownIndicator,
        }.OfFacts();
        file.FormColumn = file._header.Need("indicator", "it says what is counted");
        file.Forms = [.. scheme.Facts.Returns.Select(
            (r, i) => file.Form(i, r.Name, r.Space, r.Values))];
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
        CellFile file = new CellFile(lines, scheme, report)
        {
            UnknownForm = RefusalReason.UnknownStatistic,
        }.OfFacts();
        file.TakeForms(s => !s.IsDecided);
        file.FormColumn = file.Forms.Length > 1
            ? file._header.Need("measure", "it says which statistic the row gives")
            : file._header.Find("measure");
        return file.Read(lines, report, groups);
    }

    /// <summary>The figures that decisions.csv gives, each under its name in "decision".</summary>
    public static CellFile OfDecisions(LineChunks lines, Scheme scheme, FileReport report)
    {
        var file = new CellFile(lines, scheme, report);
        file._isLenient = true;
        file.FormColumn = file._header.Find("decision");
        file.ByColumn = file._header.Find("by");
        file.ReasonColumn = file._header.Find("reason");
        file.TakeForms(s => s.IsDecided);
        return file;
    }

    private CellFile OfFacts()
    {
        IdColumn = _header.Find("id");
        SourceColumn = _header.Find("source");
        StatusColumn = _header.Find("status");
        return this;
    }

    private void TakeForms(Func<StatisticSpec, bool> which)
    {
        var specs = _scheme.Facts.Statistics;
        Forms = [.. Enumerable.Range(0, specs.Length).Where(i => which(specs[i]))
            .Select(i => Form(i, specs[i].Name, specs[i].Space, specs[i].Values))];
        FormOf = new ByteNames([.. Forms.Select(f => specs[f.Index].Name)]);
    }

    private CellReading Read(LineChunks lines, FileReport report, ParticipantGroups groups)
    {
        CellChunk[] chunks = lines.Read(_ => new CellChunk(this, _scheme, (_open, groups)));
        report.Take(chunks);
        return new CellReading(this, [.. chunks.SelectMany(c => c.Drafts)], report);
    }

    private CellForm Form(
        int index, string name, CellSpace space, ImmutableArray<ColumnSpec> values) =>
        new(index, space, [.. space.Dimensions.Select(d => KeyColumn(name, d))],
            [.. values.Select(v => (ValueColumn(name, v), new CellReader(v, _open)))]);

    private int KeyColumn(string form, Dimension dimension)
    {
        int column = DimensionKeys.Find(_header, dimension);
        string name = DimensionKeys.Column(dimension);
        return column >= 0 || _isLenient || dimension.Kind == DimensionKind.ReportingUnit
            ? column
            : _header.Need(name, $"\"{form}\" has a row for each {name}");
    }

    private int ValueColumn(string form, ColumnSpec value) => value.Optional || _isLenient
        ? _header.Find(value.Name)
        : _header.Need(value.Name, $"\"{form}\" has this value");
}

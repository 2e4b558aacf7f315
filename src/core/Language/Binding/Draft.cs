using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>A scheme while it is being read: what the sections bound so far have declared. Each
/// section has a binder of its own; they meet here.</summary>
internal sealed class Draft
{
    private readonly SourceTexts _sources;
    private readonly Dictionary<YamlScalar, (Expression? Expression, List<Diagnostic> Heard)>
        _parsed = new(ReferenceEqualityComparer.Instance);

    /// <param name="text">The text, with the rows of its table files.</param>
    /// <param name="report">Where problems go.</param>
    /// <param name="files">The table files.</param>
    public Draft(DraftText text, Report report, TableFileSet files)
    {
        Text = text;
        Report = report;
        _sources = files.Sources;
        Names = new Names(report);
        Units = new UnitNames(report);
        Types = new Types(this);
        Facts = new FactsBinder(this);
        Groups = new GroupBinder(this);
        Cohorts = new CohortBinder(this);
        Spaces = new SpaceBinder(this);
        Outcomes = new OutcomeBinder(this);
        Measures = new MeasureBinder(this);
        Tables = new TableBinder(this);
        Payments = new PaymentBinder(this);
        Accounts = new AccountBinder(this);
        Vat = new VatBinder(this);
    }

    /// <summary>The text, with what it shares with other texts of the scheme.</summary>
    public DraftText Text { get; }

    public YamlMap Root => Text.Root;

    public Report Report { get; }

    public Names Names { get; }

    public UnitNames Units { get; }

    public Types Types { get; }

    public ClauseGraph Graph { get; } = new();

    public Head Head { get; set; } = Head.Unknown;

    public Term? Term { get; set; }

    public CalendarRules Calendar { get; set; } =
        new(PeriodKind.Month, PeriodCalendar.Default);

    /// <summary>Whether <c>month end</c> is stated.</summary>
    public bool HasMonthEnd { get; set; }

    public ImmutableArray<Party> Parties { get; set; } = [];

    public ImmutableDictionary<string, string> Citations { get; set; } =
        ImmutableDictionary<string, string>.Empty;

    public FactsBinder Facts { get; }

    public GroupBinder Groups { get; }

    public CohortBinder Cohorts { get; }

    public SpaceBinder Spaces { get; }

    public OutcomeBinder Outcomes { get; }

    public MeasureBinder Measures { get; }

    public TableBinder Tables { get; }

    public PaymentBinder Payments { get; }

    public AccountBinder Accounts { get; }

    public VatBinder Vat { get; }

    public LabelList Providers => Text.Open.Providers;

    public LabelList Sources => Text.Open.Sources;

    public LabelList Texts => Text.Open.Texts;

    /// <summary>The key of a cell for each participant.</summary>
    public LabelList Participants => Text.Open.Participants;

    /// <summary>Units that send returns.</summary>
    public LabelList ReportingUnits => Text.Open.ReportingUnits;

    /// <summary>Outcomes in the order written: the labels of <c>outcome</c>.</summary>
    public LabelList OutcomeNames { get; set; } = new("outcomes", []);

    /// <summary>Payments in the order written: the labels of <c>payment</c>.</summary>
    public LabelList PaymentNames { get; set; } = new("payments", []);

    /// <summary>The expression in a scalar, parsed once; null where it was wrong, reported.
    /// </summary>
    public Expression? Parse(YamlScalar scalar)
    {
        if (!_parsed.TryGetValue(scalar, out var parsed))
        {
            var heard = new List<Diagnostic>();
            parsed = (ExpressionParser.Parse(scalar, heard), heard);
            _parsed[scalar] = parsed;
        }
        parsed.Heard.ForEach(Report.Add);
        return parsed.Expression;
    }

    /// <summary>One of the phrases of the grammar.</summary>
    public T? Parse<T>(YamlScalar scalar, Func<YamlScalar, ICollection<Diagnostic>, T?> phrase)
        where T : class
    {
        var heard = new List<Diagnostic>();
        T? result = phrase(scalar, heard);
        heard.ForEach(Report.Add);
        return result;
    }

    /// <summary>An expression bound in a scope; null expression: wrong, already reported.
    /// </summary>
    public Bound Bind(YamlScalar scalar, Scope scope, ValueType? expected = null) =>
        Parse(scalar) is { } expression
            ? new ExpressionBinder(this, scalar, scope).Bind(expression, expected)
            : Bound.Wrong(scalar.Place);

    /// <summary>The same for an expression that is already parsed.</summary>
    public Bound Bind(SpaceKey key, Scope scope) =>
        new ExpressionBinder(this, key.Scalar, scope).Bind(key.Expression, null);

    /// <summary>Values of a clause; <paramref name="inForceOn"/> decides its dated ones.
    /// </summary>
    public ValueBinder Values(YamlScalar? inForceOn = null) => new(this, inForceOn);

    public Ranges Ranges() => new(this);

    public Ends Ends() => new(this);

    /// <summary>The words of the text at a place, for a message.</summary>
    public string Excerpt(Place place) => _sources.Excerpt(place);

    /// <summary>A map of names to clauses; empty where the section is not there.</summary>
    public IReadOnlyList<YamlEntry> Section(string key)
    {
        switch (Root[key])
        {
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlMap map:
                return map.Entries;
            case YamlNode other:
                Report.Error("wrong-value", other.Place,
                $"\"{key}\" is written as names with clauses");
                return [];
        }
    }

    /// <summary>A list of clauses; empty where the section is not there.</summary>
    public IReadOnlyList<YamlNode> ListSection(string key)
    {
        switch (Root[key])
        {
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlList list:
                return list.Items;
            case YamlNode other:
                Report.Error(
                    "wrong-value", other.Place, $"\"{key}\" is a list, whose order is meaning",
                    "begin each entry with \"- \"");
                return [];
        }
    }
}

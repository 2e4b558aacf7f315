using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Review.Declared;

/// <summary>A map of the section <c>plan</c>, whose values the language has checked. Money is in
/// major units, a percent is a share of 1, lengths of time are in days: they serve a judgement,
/// never a payment.</summary>
public sealed class PlanMap
{
    private const double DaysInYear = 365.25;
    private readonly YamlMap? _map;
    private readonly Place _place;
    private readonly string _path;

    internal PlanMap(YamlNode? node, Place place, string path)
    {
        (_map, _path) = (node as YamlMap, path);
        _place = node?.Place ?? place;
    }

    /// <summary>Where it stands; where it is not written, where the plan begins.</summary>
    public Spot Spot => new(_place, _path);

    /// <summary>Whether anything is written.</summary>
    public bool IsThere => _map is not null;

    /// <summary>Its keys.</summary>
    public IEnumerable<string> Keys => (_map?.Entries ?? []).Select(e => e.Key.Text);

    /// <summary>Whether a key is written.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>Where a key stands; where it is not written, where the map begins.</summary>
    public Spot At(string key) => new(
        _map?.Find(key) is { } entry ? entry.Key.Place : _place, $"{_path}.{key}");

    /// <summary>Where the value of a key stands; where none is written, where the map begins.
    /// </summary>
    public Place ValueAt(string key) => Node(key)?.Place ?? _place;

    /// <summary>A text; empty where none is written.</summary>
    public string Text(string key) => Node(key) is YamlScalar scalar ? scalar.Text : "";

    /// <summary>Yes or no; null where neither is written.</summary>
    public bool? YesNo(string key) => Text(key) switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>A figure; null where none is written.</summary>
    public double? Number(string key) => Node(key) is YamlScalar scalar ? Number(scalar) : null;

    /// <summary>A day; null where none is written.</summary>
    public DateOnly? Date(string key) => Node(key) is YamlScalar scalar
        && Parsed(scalar) is DateLiteral day ? day.Date : null;

    /// <summary>The map under a key.</summary>
    public PlanMap Below(string key) => new(Node(key), At(key).Place, $"{_path}.{key}");

    /// <summary>The items of a list, or the single one.</summary>
    public IEnumerable<PlanMap> List(string key) => Node(key) switch
    {
        YamlList list => list.Items.Select(
            (item, i) => new PlanMap(item, item.Place, $"{_path}.{key}.{Numerals.Text(i + 1)}")),
        YamlMap map => [new PlanMap(map, map.Place, $"{_path}.{key}")],
        _ => [],
    };

    /// <summary>The texts of a list, or the single one.</summary>
    public IEnumerable<string> Texts(string key) => Node(key) switch
    {
        YamlList list => list.Items.OfType<YamlScalar>().Select(s => s.Text),
        YamlScalar { Text.Length: > 0 } one => [one.Text],
        _ => [],
    };

    private YamlNode? Node(string key) =>
        _map?[key] is { } node and not YamlScalar { IsEmpty: true } ? node : null;

    private static Expression? Parsed(YamlScalar scalar) =>
        ExpressionParser.Parse(scalar, new List<Language.Diagnostic>());

    private static double? Number(YamlScalar scalar) => Parsed(scalar) switch
    {
        NumberLiteral n => Of(n.Value),
        MoneyLiteral m => Of(m.Amount),
        PercentLiteral p => Of(p.Percent) / 100,
        PointsLiteral p => Of(p.Points) / 100,
        QuantityLiteral q => Of(q.Amount) * Days(q.Unit.Text),
        _ => null,
    };

    private static double Of(Rational number) =>
        (double)number.Numerator / (double)number.Denominator;

    // Lengths in days; what is no length of time counts as it stands.
    private static double Days(string unit) => unit.TrimEnd('s') switch
    {
        "week" => 7,
        "working day" => 7 / 5.0,
        "month" => DaysInYear / 12,
        "year" => DaysInYear,
        _ => 1,
    };
}

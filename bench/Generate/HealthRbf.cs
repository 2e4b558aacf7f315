using System.Globalization;

namespace Outturn.Generate;

/// <summary>
/// Returns of many health facilities over the year of schemes/health-rbf, by a formula on the
/// number of the facility, and the exact totals in cents, worked in 64-bit integers.
/// </summary>
internal sealed class HealthRbf : IDisposable
{
    private const int Months = 12;
    private const int Quarters = 4;
    private const long PoolCents = 1_600_000;

    private static readonly string[] Services =
    [
        "delivery", "new-fp-user", "child-vaccinated", "four-anc-visits",
        "contraceptive-resupply", "curative-visit", "growth-monitoring", "first-anc",
        "obstetric-transfer", "risk-pregnancy-referred", "malnourished-child-referred",
        "other-emergency-referred", "tetanus", "malaria-prophylaxis",
    ];

    private static readonly int[] Tariff =
        [459, 183, 92, 37, 18, 18, 18, 9, 459, 183, 183, 183, 46, 46];

    private static readonly string[] Qualities =
    [
        "curative", "delivery-ward", "prenatal", "family-planning", "hiv", "immunisation",
        "pharmacy", "growth", "administration", "finance", "laboratory", "tuberculosis",
        "cleanliness",
    ];

    // In tenths of a percent.
    private static readonly int[] Weight = [170, 130, 126, 114, 90, 70, 60, 52, 52, 50, 30, 28, 28];

    private readonly RowWriter _file;
    private SplitMix _random = new(2026);
    private long _row;
    private long _services;

    private HealthRbf(string folder) => _file = new RowWriter(
        Path.Combine(folder, "returns.csv"), "id,provider,period,indicator,declared,verified");

    /// <summary>Writes returns.csv and returns the totals as text, one a line.</summary>
    public static string Write(int facilities, string folder)
    {
        using var returns = new HealthRbf(folder);
        for (var facility = 0; facility < facilities; facility++)
            returns.Facility(facility);
        // s1, s2 and s3 are the south; the others are the north.
        var districts = facilities > 4 ? 2 : 1;
        var pool = districts * Quarters * PoolCents;
        return string.Create(CultureInfo.InvariantCulture,
            $"services {returns._services}\npool {pool}\ngrand {returns._services + pool}\n");
    }

    public void Dispose() => _file.Dispose();

    // One hospital, three facilities of the south, and clinics.
    private static string Name(int facility) => facility switch
    {
        0 => "h1",
        < 4 => string.Create(CultureInfo.InvariantCulture, $"s{facility}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"c{facility - 3}"),
    };

    private void Facility(int facility)
    {
        var name = Name(facility);
        var tolerance = facility == 0 ? 5 : 50;
        for (var quarter = 1; quarter <= Quarters; quarter++)
        {
            var score = Quality(name, quarter);
            Row(name, $"2016-Q{quarter}", "residents", null, 1_000 + _random.Below(9_000), "");
            for (var month = (3 * quarter) - 2; month <= 3 * quarter; month++)
            {
                var period = string.Create(CultureInfo.InvariantCulture, $"2016-{month:00}");
                var cents = Activity(name, period, tolerance);
                // Half a cent up: the score is in millionths.
                _services += ((cents * score) + 500_000) / 1_000_000;
                Row(name, period, "act-1", _random.Below(20), _random.Below(20), "");
                Row(name, period, "act-2", _random.Below(20), _random.Below(20), "");
            }
        }
    }

    // Millionths.
    private long Quality(string name, int quarter)
    {
        long score = 0;
        for (var i = 0; i < Qualities.Length; i++)
        {
            var tenths = 400 + _random.Below(601);
            score += (long)tenths * Weight[i];
            Row(
                name, $"2016-Q{quarter}", Qualities[i], null, tenths / 10,
                string.Create(CultureInfo.InvariantCulture, $".{tenths % 10}%"));
        }
        return score;
    }

    private long Activity(string name, string period, int tolerance)
    {
        long cents = 0;
        for (var i = 0; i < Services.Length; i++)
        {
            var verified = _random.Below(200);
            var declared = Math.Max(0, verified + _random.Below(41) - 10);
            Row(name, period, Services[i], declared, verified, "");
            // Of nothing verified nothing is paid either way.
            if (Math.Abs(declared - verified) * 100 < tolerance * verified)
                cents += (long)verified * Tariff[i];
        }
        return cents;
    }

    private void Row(
        string name, string period, string indicator, int? declared, int verified, string rest)
    {
        _file.AddNumber(++_row);
        _file.Add(","u8);
        Text(name);
        _file.Add(","u8);
        Text(period);
        _file.Add(","u8);
        Text(indicator);
        _file.Add(","u8);
        if (declared is { } number)
            _file.AddNumber(number);
        _file.Add(","u8);
        _file.AddNumber(verified);
        Text(rest);
        _file.EndRow();
    }

    private void Text(string ascii)
    {
        Span<byte> bytes = stackalloc byte[64];
        _file.Add(bytes[..System.Text.Encoding.ASCII.GetBytes(ascii, bytes)]);
    }
}

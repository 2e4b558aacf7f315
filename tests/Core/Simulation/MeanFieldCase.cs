using System.Globalization;
using System.Text;
using System.Text.Json;
using Outturn.Language;
using Outturn.Simulation;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>A case of golden 25, put into the language: its contract as a scheme of monthly
/// clauses, its people and provider as a world. The currency has four decimals, so that prices
/// after an annual discount lose next to nothing.</summary>
internal sealed class MeanFieldCase
{
    private const int Years = 5;
    private readonly JsonElement _case;
    private readonly JsonElement _of;
    private readonly (string Name, string Value)[] _otherwise;

    public MeanFieldCase(JsonElement @case, params (string Name, string Value)[] otherwise)
    {
        (_case, _otherwise) = (@case, otherwise);
        _of = @case.GetProperty("parameters");
    }

    /// <summary>The case with other parameters, as JSON.</summary>
    public MeanFieldCase With(params (string Name, string Value)[] parameters) =>
        new(_case, parameters);

    public string Name => _case.GetProperty("name").GetString()!;

    public static IEnumerable<MeanFieldCase> All()
    {
        using Stream stream = typeof(MeanFieldCase).Assembly
            .GetManifestResourceStream(typeof(MeanFieldCase).Assembly
                .GetManifestResourceNames().Single(n => n.EndsWith(
                    "25-meanfield.json", StringComparison.Ordinal)))!;
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        return [.. root.GetProperty("cases").EnumerateArray().Select(c => new MeanFieldCase(c))];
    }

    public JsonElement Expected(string name) => _case.GetProperty(name);

    public double[] Numbers(string name) => Numbers(_case.GetProperty(name));

    public static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(e => e.GetDouble())];

    public MeanField Run()
    {
        SchemeInWorld put = Put();
        return MeanField.Of(put, put.World.Providers[0]);
    }

    public SchemeInWorld Put()
    {
        SchemeReading scheme = SchemeText.Read(
            "golden.yaml", Encoding.UTF8.GetBytes(Scheme()), _ => null);
        Assert.True(scheme.Scheme is not null, string.Join('\n', scheme.Diagnostics) + Scheme());
        WorldReading world = WorldText.Read(
            scheme.Scheme!, "world.yaml", Encoding.UTF8.GetBytes(World()));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics) + World());
        return new SchemeInWorld(scheme.Scheme!, world.World!, 1);
    }

    private JsonElement Parameter(string name)
    {
        string? other = _otherwise.FirstOrDefault(p => p.Name == name).Value;
        return other is null
            ? _of.GetProperty(name) : JsonDocument.Parse(other).RootElement;
    }

    private double[] Of(string name) => Numbers(Parameter(name));

    private double One(string name) => Parameter(name).GetDouble();

    private double Phi => Parameter("phi").ValueKind == JsonValueKind.Null ? 1 : One("phi");

    private string Scheme()
    {
        var text = new StringBuilder("""
            scheme: {name: golden, currency: CLF, purpose: outcomes, language: 1}
            term: {from: 2011-01-01, to: 2015-12-31, long stop: 2021-12-31}
            calendar: {payment: month, contract-year: 2011-01-01, month end: keep last}
            parties: {payer: commissioner}
            facts:
              evidence: record
              source: provider
              participant: {sort: [g0, g1, g2, g3]}
              events: {employed: {kind: spell}}
            outcomes:
              attached: {happens: started, payable after: 1 month}
              job: {continuous: employed, reaches: terms.months, payable after: 2 months}
              kept:
                after: job
                continuous: employed
                every: 1 month
                at most: terms.times
                payable after: 2 months
            payments:
              attachment: {for each: attached, pay: card.attachment}
              job-fee: {for each: job, pay: card.job}
              kept-fee: {for each: kept, pay: card.kept}

            """);
        if (Phi < 1)
        {
            text.Append("  service-fee: {for each: attached, on top of: attachment, pay: ")
                .Append("{instalments: {of: CLF ")
                .Append(Text(ServiceFee(), "F4"))
                .Append(", over: 12, each: month, from: started + 1 month}}}\n");
        }
        text.Append("tables:\n  terms:\n    gives: {months: months, times: number}\n")
            .Append("    by: sort\n    values:\n");
        for (int g = 0; g < 4; g++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      g{g}: [{Of("jo_m")[g]} months, ")
                .Append(CultureInfo.InvariantCulture, $"{Of("n_sus")[g]}]\n");
        }
        text.Append("  card:\n    gives: {attachment: CLF, job: CLF, kept: CLF}\n")
            .Append("    by: [sort, contract-year of started]\n    values:\n");
        for (int g = 0; g < 4; g++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      g{g}:\n");
            for (int year = 0; year < Years; year++)
            {
                text.Append(CultureInfo.InvariantCulture, $"        {year + 1}: [CLF ")
                    .AppendJoin(", CLF ", Prices(g, year).Select(p => Text(p, "F4")))
                    .Append("]\n");
            }
        }
        return text.ToString();
    }

    private double[] Prices(int g, int year)
    {
        double factor = One("price") * Math.Pow(1 - One("disc"), year);
        double decay = Parameter("attach_decay").GetBoolean()
            ? new[] { 1, .75, .5, 0, 0 }[year] : 1;
        return
        [
            Of("attach")[g] * factor * decay,
            Of("jo")[g] * factor * Phi,
            Of("sus")[g] * factor * Phi,
        ];
    }

    // (1 − φ) of what the outcomes would pay at the reference performance (models, 1.7).
    private double ServiceFee()
    {
        double[] theta = MeanFieldTests.Theta;
        double fee = 0;
        for (int g = 0; g < 4; g++)
        {
            double stay = 1 - Of("sep")[g];
            double kept = Enumerable.Range(1, (int)Of("n_sus")[g]).Sum(n => Math.Pow(stay, n));
            double value = Math.Pow(stay, Of("jo_m")[g])
                * (Of("jo")[g] + (Of("sus")[g] * kept)) * One("price");
            double performance = theta.Average(t => 1 - Math.Exp(
                -(-Math.Log(1 - Of("P0")[g]) / Math.Exp(One("a") * One("a") / 2)
                    * Math.Exp(-One("a") * t))
                - (.6 * Of("B")[g] * Math.Exp(-One("kappa") * t))));
            fee += Of("share")[g] * value * performance;
        }
        return fee * (1 - Phi);
    }

    private string World()
    {
        string groups = string.Concat(Enumerable.Range(0, 4).Select(g =>
            $"  g{g}:\n    share: {Text(Of("share")[g])}\n    attributes: {{sort: g{g}}}\n"
            + $"    courses: {{work: {{no-help: {Text(Of("P0")[g])}, response: "
            + $"{Text(Of("B")[g])}, effort scale: {Text(Of("s")[g])}, "
            + $"separation: {Text(Of("sep")[g])}}}}}\n"));
        return $"""
            world: golden
            referrals: {"{"}starts a month: {Text(One("vol"))}, months: 60, demand: {
                Text(One("vol_shock"))}{"}"}
            economy: {"{"}level: {Text(One("m_econ"))}{"}"}
            difficulty: {"{"}baseline: {Text(One("a"))}, response: {Text(One("kappa"))}, effort: {
                Text(One("zeta"))}, separation: 0{"}"}
            courses: {"{"}work: {"{"}fact: employed{"}}"}
            groups:
            {groups}providers:
              one:
                cash: {Text(One("cash"))}
                overdraft: {Text(One("od"))}
                fixed cost: {Text(One("fixed"))}
                contact cost: {Text(One("c_min"))}
                signal: {Text(One("signal"))}
                ruin tolerance: {Text(One("alpha"))}
                income risk: {Text(One("cv"))}
                capacity growth: 1000
                hiring lag: 0
            """;
    }

    private static string Text(double number, string format = "0.##########") =>
        number.ToString(format, CultureInfo.InvariantCulture);
}

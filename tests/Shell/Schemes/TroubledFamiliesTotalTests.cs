using System.Globalization;
using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>The published envelope of Troubled Families: 120,000 families × 5/6 × £4,000 = £400m.
/// It stands for every family turned round; whoever agreed how many, and in which year, is left
/// open, because fee and result come to £4,000 in each. Here 200 authorities agreed 600 each.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TroubledFamiliesTotalTests
{
    private const int Authorities = 200;
    private const int FamiliesOfEach = 600;

    [Fact]
    public void The_envelope_is_400_million_pounds()
    {
        string path = Place.Of("schemes", "troubled-families", "scheme.yaml");
        Scheme scheme = SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme!;
        var files = new FactFileSet
        {
            Participants = new FactBytes("participants.csv", Families()),
            Events = new FactBytes("events.csv", Work()),
        };
        FactBase facts = FactBase.Read(files, scheme, new DateOnly(2016, 3, 31), 2);
        Assert.Equal(2 * Authorities * FamiliesOfEach, facts.Counts.Accepted);
        SettlementResult result = Settle.Of(scheme, facts, new SettlingOptions { Threads = 2 });
        Assert.Equal(400_000_000_00, result.Due.Minor);
        Assert.All(result.ByProvider, p => Assert.Equal(2_000_000_00, p.Amount.Minor));
    }

    // A third of each authority's families in each of the three years.
    private static byte[] Families() => Written(
        "participant,provider,started", (authority, family) => string.Create(
            CultureInfo.InvariantCulture,
            $"F{authority:000}-{family:000},A{authority:000},{2012 + (family % 3)}-05-01"));

    // Nobody shows a fall in anything: one adult works from June to the end of the year.
    private static byte[] Work() => Written(
        "participant,member,kind,from,to,value", (authority, family) => string.Create(
            CultureInfo.InvariantCulture,
            $"F{authority:000}-{family:000},adult,employed,"
            + $"{2012 + (family % 3)}-06-01,{2012 + (family % 3)}-12-31,"));

    private static byte[] Written(string header, Func<int, int, string> row)
    {
        var text = new StringBuilder(header).Append('\n');
        for (int authority = 0; authority < Authorities; authority++)
        {
            for (int family = 0; family < FamiliesOfEach; family++)
            {
                text.Append(row(authority, family)).Append('\n');
            }
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

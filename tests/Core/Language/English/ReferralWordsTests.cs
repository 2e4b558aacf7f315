using System.Text;
using Outturn.Language;
using Outturn.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.English;

/// <summary>What is tried on the referral needs no start, and the schedule says so.</summary>
public sealed class ReferralWordsTests
{
    [Theory]
    [InlineData("referred", true)]
    [InlineData("referred + 3 days", true)]
    [InlineData("started + 3 days", false)]
    public void Tried_on_the_referral(string at, bool needsNoStart)
    {
        string said = PlainText.Print(PlainEnglish.Render(SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes($$"""
            scheme: {name: tried, currency: GBP, purpose: outcomes, language: 1}
            term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
            calendar: {payment: month}
            parties: {council: commissioner}
            facts: {evidence: payslip, source: provider, events: {employed: {kind: spell} } }
            outcomes: {in-work: {holds: 'covers(employed, day)', at: {{at}} } }
            payments: {fee: {for each: in-work, pay: £10} }
            """), _ => null))).ReplaceLineEndings(" ");
        Assert.Equal(
            needsNoStart, said.Contains("needs no start", StringComparison.Ordinal));
    }
}

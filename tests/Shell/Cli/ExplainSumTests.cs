using Outturn.Exchange;
using Outturn.Ledger;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What is explained is what is settled: the lines of every explanation sum to it, on
/// every scheme of the library, every folder of its facts, and every date with worked amounts.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ExplainSumTests
{
    private const int MostParticipants = 12;

    public static TheoryData<string, string, string> Settlements =>
    [
        .. Library.SelectMany(s => Worked.Read(s)
            .Select(w => (s, w.Facts, w.AsAt)).Distinct()),
    ];

    [Theory, MemberData(nameof(Settlements))]
    public void Participants(string scheme, string facts, string asAt)
    {
        var explained = new Explained(scheme, facts, asAt);
        var due = SettledSchemes.Dues(scheme, facts, asAt)
            .ToLookup(d => d.Of.Participant, d => d.Pence);
        foreach (string id in Some(explained))
        {
            Explanation explanation = explained.Explainer.Participant(id);
            Assert.Equal((id, due[id].Sum()), (id, Explained.Lines(explanation)));
            Assert.Equal((id, due[id].Sum()), (id, explanation.Due!.Value.Minor));
        }
    }

    // Each explanation settles afresh: of many participants some, spread over all.
    private static IEnumerable<string> Some(Explained explained)
    {
        int count = explained.Facts.Participants.Count;
        int step = Math.Max(1, count / MostParticipants);
        return Enumerable.Range(0, count).Where(p => p % step == 0)
            .Select(explained.Facts.Participants.Id);
    }

    [Theory, MemberData(nameof(Settlements))]
    public void Providers_and_parties(string scheme, string facts, string asAt)
    {
        var explained = new Explained(scheme, facts, asAt);
        IReadOnlyList<SettledDue> dues = SettledSchemes.Dues(scheme, facts, asAt);
        foreach (string provider in explained.Facts.Providers.Names.Take(MostParticipants))
        {
            Same(explained, provider, dues.Where(d => d.Of.Provider == provider));
        }
        foreach (Party payer in explained.Scheme.Parties.Where(p => p.Role == "commissioner"))
        {
            Same(explained, payer.Name, dues.Where(d => d.Of.Payer == payer.Name));
        }
    }

    private static void Same(Explained explained, string name, IEnumerable<SettledDue> dues)
    {
        Explanation explanation = explained.Explainer.Statement(
            new ExplainedScope { Provider = name });
        long due = dues.Sum(d => d.Pence);
        Assert.Equal((name, due), (name, Explained.Lines(explanation)));
        Assert.Equal((name, due), (name, explanation.Parts
            .Where(p => p.Kind == ExplanationKind.Total).Sum(p => p.Amount!.Value.Minor)));
    }

    [Theory, MemberData(nameof(Settlements))]
    public void Clauses(string scheme, string facts, string asAt)
    {
        var explained = new Explained(scheme, facts, asAt);
        var due = SettledSchemes.Dues(scheme, facts, asAt)
            .ToLookup(d => d.Of.Clause, d => d.Pence);
        foreach (Clause clause in Explainer.Clauses(explained.Scheme))
        {
            Explanation explanation = explained.Explainer.Clause(clause);
            Assert.NotEmpty(explanation.Parts);
            if (clause is Payment)
            {
                Assert.Equal(
                    (clause.Name, due[clause.Name].Sum()),
                    (clause.Name, Explained.Lines(explanation)));
            }
        }
    }

    [Theory, MemberData(nameof(WorkedSchemes))]
    public void Amounts_worked_on_paper(string scheme)
    {
        foreach (Worked row in Worked.Read(scheme).Where(w => !w.Of.IsOfOneParty
            && w.Of.Cell.Length == 0 && w.Of.Provider.Length > 0 && w.Of.Participant.Length == 0))
        {
            Explanation explanation = new Explained(scheme, row.Facts, row.AsAt)
                .Explainer.Statement(new ExplainedScope
                {
                    Provider = row.Of.Provider,
                    Clause = Given(row.Of.Clause),
                    Period = Given(row.Of.Period),
                });
            Assert.Equal((row.Pence, row), (Explained.Lines(explanation), row));
        }
        foreach (Worked row in Worked.Read(scheme).Where(w => w.Of.Participant.Length > 0
            && !w.Of.IsOfOneParty && w.Of.Period.Length == 0).Take(60))
        {
            var explained = new Explained(scheme, row.Facts, row.AsAt);
            Explanation explanation = explained.Explainer.Participant(row.Of.Participant);
            Outturn.Schemes.Place? of = explained.Scheme.Payments
                .FirstOrDefault(p => p.Name == row.Of.Clause)?.Place;
            long pence = explanation.Lines.Where(l => of is null || l.Place == of)
                .Sum(l => l.Amount!.Value.Minor);
            Assert.Equal((row.Pence, row), (pence, row));
        }
    }

    public static TheoryData<string> WorkedSchemes => [.. Library];

    private static IEnumerable<string> Library =>
        Directory.GetDirectories(Schemes.Place.Of("schemes"))
            .Where(folder => File.Exists(Path.Combine(folder, "expected", "worked.csv")))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static string? Given(string text) => text.Length == 0 ? null : text;

    [Theory]
    [InlineData("work-programme", "facts", "2012-09-30", "2014-12-27")]
    [InlineData("work-programme", "facts", "2013-01-31", "2013-02-28")]
    [InlineData("health-rbf", "facts", "2016-03-31", "2016-12-31")]
    [InlineData("peterborough", "facts-boundary-cap", "2014-12-31", "2017-12-31")]
    public void Differences_since_a_date(string scheme, string facts, string since, string asAt)
    {
        var explained = new Explained(scheme, facts, asAt);
        foreach (string name in explained.Facts.Providers.Names
            .Concat(explained.Scheme.Parties.Select(p => p.Name)))
        {
            Explanation explanation = explained.Explainer.Since(
                new ExplainedScope { Provider = name }, explained.Read(since), explained.Rows);
            bool IsOf(SettledDue d) => d.Of.Provider == name || d.Of.Payer == name;
            long then = SettledSchemes.Dues(scheme, facts, since).Where(IsOf).Sum(d => d.Pence);
            long now = SettledSchemes.Dues(scheme, facts, asAt).Where(IsOf).Sum(d => d.Pence);
            long changes = explanation.Parts.Where(p => p.Kind == ExplanationKind.Change)
                .Sum(p => p.Amount!.Value.Minor);
            Money difference = explanation.Parts
                .First(p => p.Text == "difference").Amount!.Value;
            Assert.Equal((name, difference.Minor), (name, changes));
            if (name != "partnership")
            {
                Assert.Equal((name, now - then), (name, changes));
            }
            Assert.All(
                explanation.Parts.Where(p => p.Kind == ExplanationKind.Change),
                p => Assert.NotEmpty(p.Parts));
        }
    }

    [Fact]
    public void Differences_from_a_ledger()
    {
        var then = new Explained("work-programme", "facts", "2013-01-31");
        var now = new Explained("work-programme", "facts", "2013-02-28");
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Post(then, path);
            using LedgerFile file = LedgerFile.Read(path);
            foreach ((string id, long pence, string reason) in new[]
            {
                ("W40", -114000L, "corrected by events.csv:43, recorded 1 February 2013"),
                ("W41", -114000L, "withdrawn by events.csv:45, recorded 1 February 2013"),
                ("W44", 0L, ""),
            })
            {
                Explanation explanation = now.Explainer.Against(
                    new ExplainedScope { Participant = id }, file.Journal.Balances(), then.Facts,
                    now.Rows);
                List<ExplanationNode> changes =
                    [.. explanation.Parts.Where(p => p.Kind == ExplanationKind.Change)];
                Assert.Equal(pence, changes.Sum(c => c.Amount!.Value.Minor));
                Assert.Contains(reason, string.Join(' ', changes.SelectMany(c => c.All)
                    .Select(n => n.Text)), StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Post(Explained explained, string path)
    {
        Scheme scheme = explained.Scheme;
        using LedgerFile file = LedgerFile.Open(path);
        var head = new LedgerHead(
            scheme.Name, scheme.Currency.Code, scheme.Currency.Decimals);
        using var posting = new Outturn.Cli.LedgerPosting(
            file, head, new RunTerms(explained.Facts.AsAt, "2013-01", scheme.Version));
        Settle.Of(scheme, explained.Facts, new SettlingOptions { Receiver = posting });
        posting.Finish();
    }

    [Fact]
    public void Every_row_of_facts_says_what_became_of_it()
    {
        foreach ((string scheme, string facts, string asAt) in new[]
        {
            ("work-programme", "facts", "2014-12-27"), ("health-rbf", "facts", "2016-12-31"),
            ("national-careers-service", "facts-refused", "2020-10-31"),
            ("peterborough", "facts", "2017-12-31"),
        })
        {
            var explained = new Explained(scheme, facts, asAt);
            var row = new Outturn.Cli.ExplainedRow(
                explained.Facts, explained.Explainer, explained.Rows);
            foreach (string path in Directory.GetFiles(Schemes.Place.Of("schemes", scheme, facts)))
            {
                int lines = File.ReadAllLines(path).Length;
                for (int line = 2; line <= lines; line += 1 + (lines / 15))
                {
                    Explanation explanation = row.Explain($"{path}:{line}");
                    Assert.True(explanation.Parts.Count > 1, $"{path}:{line}");
                }
            }
        }
    }
}

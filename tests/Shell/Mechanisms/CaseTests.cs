using Outturn.Facts;
using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Tests.Shell.Cli;
using Xunit;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>Every case of the pages in docs/spec/mechanisms settles as its page says, however it is
/// run, and its explanations come to the same.</summary>
public sealed class CaseTests
{
    private static readonly SettlingOptions[] Ways =
    [
        new() { Compile = false },
        new() { Compile = true },
        new() { Compile = true, Fuse = false },
        new() { Compile = false, Threads = 2 },
        new() { Compile = true, Threads = 2 },
    ];

    public static TheoryData<string> Pages => [.. Page.Names];

    public static TheoryData<string, string, string> Settled => new(
        from name in Page.Names
        from c in Page.Read(name).Cases
        where !c.IsText
        from m in c.Moments
        select (name, c.Title, m.AsAt));

    public static TheoryData<string, string> Texts => new(
        from name in Page.Names
        from c in Page.Read(name).Cases
        where c.IsText
        select (name, c.Title));

    [Theory, MemberData(nameof(Settled))]
    public void What_is_due_and_refused(string page, string title, string asAt)
    {
        (Page read, PageCase of, Moment moment) = Find(page, title, asAt);
        using var settled = new SettledCase(read, of, asAt);
        AsThePageSays(moment, settled, settled.Facts(), Ways[0]);
    }

    [Trait("Category", "Slow")]
    [Theory, MemberData(nameof(Settled))]
    public void However_it_is_run(string page, string title, string asAt)
    {
        (Page read, PageCase of, Moment moment) = Find(page, title, asAt);
        using var settled = new SettledCase(read, of, asAt);
        FactBase facts = settled.Facts();
        foreach (SettlingOptions way in Ways[1..])
        {
            AsThePageSays(moment, settled, facts, way);
        }
        settled.Reverse();
        SameLines(
            moment, settled.Scheme.Currency,
            DueLines.Of(settled.Scheme, settled.Facts(), new SettlingOptions()).Lines,
            "the rows of the files the other way about");
    }

    [Trait("Category", "Slow")]
    [Theory, MemberData(nameof(Settled))]
    public void Explanations_come_to_what_is_due(string page, string title, string asAt)
    {
        (Page read, PageCase of, _) = Find(page, title, asAt);
        using var settled = new SettledCase(read, of, asAt);
        FactBase facts = settled.Facts();
        Explainer explainer = settled.Explainer(facts);
        (List<DueLine> lines, SettlementResult result) =
            DueLines.Of(settled.Scheme, facts, new SettlingOptions());
        Assert.Equal(result.Due.Minor, lines.Sum(l => l.Minor));
        for (int p = 0; p < facts.Participants.Count; p++)
        {
            string id = facts.Participants.Id(p);
            Assert.Equal(
                (id, lines.Where(l => l.Participant == id).Sum(l => l.Minor)),
                (id, Explained.Lines(explainer.Participant(id))));
        }
        foreach (Payment payment in settled.Scheme.Payments)
        {
            Assert.Equal(
                (payment.Name, lines.Where(l => l.Payment == payment.Name).Sum(l => l.Minor)),
                (payment.Name, Explained.Lines(explainer.Clause(payment))));
        }
        foreach (Clause clause in settled.Scheme.Adjustments)
        {
            Assert.NotEmpty(explainer.Clause(clause).Parts);
        }
    }

    [Trait("Category", "Slow")]
    [Theory, MemberData(nameof(Settled))]
    public void On_the_command_line(string page, string title, string asAt)
    {
        (Page read, PageCase of, _) = Find(page, title, asAt);
        using var settled = new SettledCase(read, of, asAt);
        string due = settled.Scheme.Currency.Format(
            Settle.Of(settled.Scheme, settled.Facts()).Due);
        string[] settle =
            ["settle", settled.Folder, "--as-at", asAt, "--json", "--ledger", settled.Ledger];
        Assert.Equal(due, Ran.Words(0, settle).Raw("totals", "toPost"));
        Ran again = Ran.Words(0, settle);
        Assert.Equal(due, again.Raw("totals", "due"));
        Assert.Equal(due, again.Raw("totals", "posted"));
        Assert.Equal(0, decimal.Parse(
            again.Raw("totals", "toPost"), System.Globalization.CultureInfo.InvariantCulture));
        foreach (string verb in new[] { "check", "read" })
        {
            Assert.NotEmpty(Ran.Words(0, verb, settled.Folder).ToString());
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void Schemes_check_and_keep_their_meaning_when_laid_out(string page)
    {
        Page read = Page.Read(page);
        foreach (PageCase of in read.Cases.Where(c => !c.IsText && c.Scheme is not null)
            .Prepend(new PageCase("the page's")))
        {
            SchemeReading reading = read.SchemeOf(of.Scheme ?? read.Scheme, of);
            Assert.DoesNotContain(reading.Diagnostics, d => d.Severity == Severity.Error);
            string formatted = Formatter.Format(reading.Document);
            SchemeReading again = read.SchemeOf(formatted, of);
            Assert.Equal(formatted, Formatter.Format(again.Document));
            Assert.Equal(reading.Scheme!.Version, again.Scheme?.Version);
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void A_text_is_refused(string page, string title)
    {
        Page read = Page.Read(page);
        PageCase of = read.Cases.Single(c => c.Title == title);
        Assert.True(of.Scheme is not null, "a refused text needs a block of yaml");
        PageTable rules = of.Moments.Single().Table("rule")!;
        SchemeReading reading = read.SchemeOf(of.Scheme, of);
        Same(
            "| rule | line |",
            rules.Rows.Select(r => $"{r[0]} | {r[1]}"),
            reading.Diagnostics.Where(d => d.Severity == Severity.Error)
                .Select(d => $"{d.Rule} | {Numerals.Text(d.Place.Line)}"),
            string.Join('\n', reading.Diagnostics.Select(DiagnosticText.Heading)));
    }

    private static (Page Page, PageCase Of, Moment Moment) Find(
        string page, string title, string asAt)
    {
        Page read = Page.Read(page);
        PageCase of = read.Cases.Single(c => c.Title == title);
        return (read, of, of.Moments.Single(m => m.AsAt == asAt));
    }

    private static void AsThePageSays(
        Moment moment, SettledCase settled, FactBase facts, SettlingOptions way)
    {
        (List<DueLine> lines, SettlementResult result) = DueLines.Of(settled.Scheme, facts, way);
        SameLines(moment, settled.Scheme.Currency, lines, way);
        SameRefused(moment, SettledCase.Refused(result));
    }

    private static void SameLines(
        Moment moment, Currency currency, List<DueLine> lines, object way) => Same(
        $"| {string.Join(" | ", moment.Columns)} |",
        moment.Lines(currency),
        lines.Select(l => l.Row(moment.Columns, currency)),
        way);

    private static void SameRefused(Moment moment, List<string> refused) =>
        Same("| refused | where | reason |", moment.Refused, refused, "");

    private static void Same(
        string head, IEnumerable<string> expected, IEnumerable<string> actual, object how)
    {
        List<string> wanted = [.. expected.Order(StringComparer.Ordinal)];
        List<string> found = [.. actual.Order(StringComparer.Ordinal)];
        if (!wanted.SequenceEqual(found))
        {
            Assert.Fail($"""

                {head}  ({how})
                the page says:
                {Rows(wanted, found)}
                the engine says:
                {Rows(found, wanted)}
                """);
        }
    }

    // A row that the other side has not is marked.
    private static string Rows(List<string> rows, List<string> others) => rows.Count == 0
        ? "(none)"
        : string.Join('\n', rows.Select(r => $"{(others.Contains(r) ? " " : "!")} | {r} |"));
}

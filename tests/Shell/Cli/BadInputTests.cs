using System.Text;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>A bad row in the middle of the Work Programme's files, from the command line to
/// <c>refused.csv</c>: it alone is refused, and all the money stays as it was.</summary>
public sealed class BadInputTests
{
    private const string Long = "LONG";

    // 1 MiB is 1,048,576 bytes; the rest of the row adds more.
    private static string Row(string row) =>
        row.Replace(Long, new string('x', 1_048_576), StringComparison.Ordinal);

    [Theory]
    [InlineData("X1,W01,employed,2014-02-03", "", "malformed-row")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,,,", "", "malformed-row")]
    [InlineData("\"X1,W01,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "id",
        "unclosed-quote")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,\"e,2014-03-01,", "evidence",
        "unclosed-quote")]
    [InlineData("X1,W99,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "participant",
        "unknown-participant")]
    [InlineData("X1,w01,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "participant",
        "unknown-participant")]
    [InlineData("X1,,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "participant",
        "missing-value")]
    [InlineData("X1,W01,emploied,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "kind", "unknown-kind")]
    [InlineData("X1,W01,employed,2014-02-30,2014-03-04,dwp,e,2014-03-05,", "from",
        "impossible-date")]
    [InlineData("X1,W01,employed,2014-02-03,04/02/2014,dwp,e,2014-03-01,", "to",
        "impossible-date")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,e,yesterday,", "recorded",
        "impossible-date")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-02,dwp,e,2014-03-01,", "to",
        "ends-before-start")]
    [InlineData("X1,W01,employed,2011-01-03,2011-05-31,dwp,e,2014-03-01,", "from", "before-term")]
    [InlineData("X1,W01,employed,2022-04-01,2022-05-31,dwp,e,2022-06-01,", "from",
        "after-long-stop")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,hmrc,e,2014-03-01,", "source",
        "unknown-source")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,gone", "status",
        "unknown-label")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,LONG,2014-03-01,", "", "too-long")]
    [InlineData("X1,W01,employed,2014-02-03,2014-02-04,dwp,\u00FF\u00FE,2014-03-01,", "",
        "invalid-utf8")]
    [InlineData("X1,W\0,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "participant",
        "unknown-participant")]
    [InlineData("=1+1,=1+1,employed,2014-02-03,2014-02-04,dwp,e,2014-03-01,", "participant",
        "unknown-participant")]
    public void A_bad_event(string row, string column, string reason) =>
        RefusedAlone("events.csv", Row(row), column, reason);

    [Theory]
    [InlineData("Z1,northgate,2011-06-20", "", "malformed-row")]
    [InlineData("Z1,,2011-06-20,2011-07-04,,jsa,21,no,no,no,no,2011-06-20", "provider",
        "missing-value")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsb,21,no,no,no,no,2011-06-20", "benefit",
        "unknown-label")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsa,21 years,no,no,no,no,2011-06-20", "age",
        "wrong-unit")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsa,old,no,no,no,no,2011-06-20", "age",
        "wrong-value")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsa,99999999999999999999,no,no,no,no,", "age",
        "too-large")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsa,21,no,no,no,perhaps,2011-06-20",
        "volunteer", "wrong-value")]
    [InlineData("Z1,northgate,2011-06-20,2011-07-04,,jsa,,no,no,no,no,2011-06-20", "age",
        "missing-value")]
    [InlineData("Z1,northgate,2010-06-20,2011-07-04,,jsa,21,no,no,no,no,2011-06-20", "referred",
        "outside-referrals")]
    [InlineData("Z1,northgate,2011-06-20,2011-05-31,,jsa,21,no,no,no,no,2011-06-20", "started",
        "before-term")]
    [InlineData("Z1,northgate,2011-06-20,2022-04-01,,jsa,21,no,no,no,no,2022-04-02", "started",
        "after-long-stop")]
    [InlineData("W01,northgate,2011-06-20,2011-07-04,,jsa,21,no,no,no,no,2011-06-20",
        "participant", "duplicate")]
    public void A_bad_participant(string row, string column, string reason) =>
        RefusedAlone("participants.csv", row, column, reason);

    [Fact]
    public void The_same_event_again_is_a_duplicate() => RefusedAlone(
        "events.csv",
        "W01-1,W01,employed,2011-08-01,2014-01-16,dwp,provider record and off-benefit check,"
        + "2014-01-26,",
        "id",
        "duplicate");

    private static void RefusedAlone(string file, string row, string column, string reason)
    {
        using var place = Workplace.Of("work-programme");
        Ran good = place.Json();
        int line = place.Insert(file, row, Encoding.Latin1);

        Ran bad = place.Json("--out", place.Path("out"));

        Assert.Equal(good.Money, bad.Money);
        Assert.Equal(good.Raw("asAt"), bad.Raw("asAt"));
        Assert.Equal((good.Read.Rows + 1, good.Read.Rows, 1), bad.Read);
        Assert.Equal($"{reason} 1", bad.Reasons);
        Assert.Equal(1, place.Settle("--json", "--strict").Exit);
        Table refused = Table.Read(place.Path("out", "refused.csv"));
        string[] only = Assert.Single(refused.Rows);
        Assert.Equal(
            [file, $"{line}", column, reason],
            [.. only.Take(4)]);
        Assert.NotEmpty(refused.Cell(only, "remedy"));
        Assert.Contains($"{file}:{line}", place.Settle().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_content_recorded_the_same_day_refuses_both_rows()
    {
        using var place = Workplace.Of("work-programme");
        List<string> lines = place.Lines("events.csv");
        string row = lines.Single(l => l.StartsWith("W01-1,", StringComparison.Ordinal));
        place.Write("events.csv", lines.Where(l => l != row));
        Ran without = place.Json();
        place.Write("events.csv", lines);
        place.Insert("events.csv", row.Replace("2014-01-16", "2014-01-15"));

        Ran conflict = place.Json();

        Assert.Equal(without.Money, conflict.Money);
        Assert.Equal("conflict 2", conflict.Reasons);
        Assert.Equal((without.Read.Rows + 2, without.Read.Rows, 2), conflict.Read);
    }

    // The Work Programme lets any provider come with the facts: £400 in year 1 for jsa aged 21.
    [Fact]
    public void A_provider_that_nobody_named_before_is_paid_under_its_name()
    {
        using var place = Workplace.Of("work-programme");
        Ran good = place.Json();
        place.Insert(
            "participants.csv",
            "Z1,westgate,2011-06-20,2011-07-04,,jsa,21,no,no,no,no,2011-06-20");

        Ran more = place.Json();

        Assert.Equal("", more.Reasons);
        string west = more.Json.GetProperty("byProvider").EnumerateArray()
            .Single(p => p.GetProperty("provider").GetString() == "westgate")
            .GetProperty("due").GetString()!;
        Assert.Equal("400.00", west);
        Assert.Equal(
            decimal.Parse(good.Raw("totals", "due"), null) + 400m,
            decimal.Parse(more.Raw("totals", "due"), null));
    }

    [Theory]
    [InlineData("byte order mark")]
    [InlineData("CRLF")]
    [InlineData("no last line break")]
    [InlineData("columns in another order")]
    [InlineData("an extra column")]
    [InlineData("blank lines")]
    [InlineData("every cell in quotes")]
    public void Other_forms_of_the_same_files_are_the_same(string form)
    {
        using var place = Workplace.Of("work-programme");
        Ran good = place.Json();
        foreach (string file in new[] { "participants.csv", "events.csv" })
        {
            File.WriteAllText(place.Path("facts", file), In(form, place.Lines(file)));
        }

        Ran same = place.Json();

        Assert.Equal(good.Out, same.Out);
        Assert.Equal(
            form == "an extra column" ? 2 : 0,
            same.Error.Split('\n').Count(l => l.Contains("warning", StringComparison.Ordinal)));
    }

    // No cell of these files holds a comma or a quote.
    private static string In(string form, List<string> lines) => form switch
    {
        "byte order mark" => "\uFEFF" + string.Join('\n', lines) + "\n",
        "CRLF" => string.Join("\r\n", lines) + "\r\n",
        "no last line break" => string.Join('\n', lines),
        "columns in another order" => string.Join(
            '\n', lines.Select(l => string.Join(',', l.Split(',').Reverse()))) + "\n",
        "an extra column" => string.Join(
            '\n', lines.Select((l, i) => l + (i == 0 ? ",colour" : ",red"))) + "\n",
        "blank lines" => string.Join("\n\n", lines) + "\n\n",
        "every cell in quotes" => string.Join('\n', lines.Select(
            l => string.Join(',', l.Split(',').Select(c => $"\"{c}\"")))) + "\n",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    [Theory]
    [InlineData("events.csv", "kind")]
    [InlineData("events.csv", "to")]
    [InlineData("participants.csv", "provider")]
    [InlineData("participants.csv", "benefit")]
    public void Without_a_column_that_is_needed_nothing_is_done(string file, string column)
    {
        using var place = Workplace.Of("work-programme");
        List<string> lines = place.Lines(file);
        int at = Array.IndexOf(lines[0].Split(','), column);
        place.Write(file, lines.Select(
            l => string.Join(',', l.Split(',').Where((_, i) => i != at))));

        Ran ran = place.Settle("--ledger", place.Ledger, "--out", place.Path("out"));

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Contains(file, ran.Error, StringComparison.Ordinal);
        Assert.Contains($"\"{column}\"", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Ledger));
        Assert.False(Directory.Exists(place.Path("out")));
    }
}

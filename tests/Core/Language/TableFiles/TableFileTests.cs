using System.Diagnostics;
using System.Text;
using Outturn.Language;
using Outturn.Language.Comparison;
using Outturn.Language.English;
using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Language.TableFiles;

/// <summary>Tables whose rows are in a CSV file beside the scheme (language reference 2.6).
/// </summary>
public sealed class TableFileTests
{
    public static TheoryData<string, string, string> Good => new()
    {
        {
            Rates.ByNeed, "need,value\nhigh,£900\nlow,\"£1,200\"\n",
            "high = 900 at s/rates.csv:2:6; low = 1200 at s/rates.csv:3:5"
        },
        // Bare numbers count in the unit that the table gives; columns stand in any order.
        {
            Rates.ByNeed, "value,need\n900.50,high\n-1200,low\n",
            "high = 900.5 at s/rates.csv:2:1; low = -1200 at s/rates.csv:3:1"
        },
        // An empty key takes what no other takes, wherever its row stands.
        {
            Rates.ByNeed, "need,value,mark,source\n,600,,\nhigh,900,seen,letter\n",
            "high = 900 at s/rates.csv:3:6, Seen, letter; otherwise = 600 at s/rates.csv:2:2"
        },
        {
            "{gives: {fee: GBP, share: percent}, by: [need, contract-year of started], "
                + "from: rates.csv}",
            "need,contract-year of started,fee,share\nhigh,1,900,50%\nhigh,from 2,800,40%\n"
                + "low,,600,0%\n",
            "high / 1 = 900, 0.5 at s/rates.csv:2:8; high / from 2 = 800, 0.4 at s/rates.csv:3:13; "
                + "low / otherwise = 600, 0 at s/rates.csv:4:6"
        },
        {
            Rates.Dated,
            "from,to,need,value\n2024-01-01,2024-12-31,high,900\n2024-01-01,2024-12-31,low,600\n"
                + "2025-01-01,,high,950\n2025-01-01,,low,650\n",
            "2024-01-01 to 2024-12-31 / high = 900 at s/rates.csv:2:28; "
                + "2024-01-01 to 2024-12-31 / low = 600 at s/rates.csv:3:27; "
                + "from 2025-01-01 / high = 950 at s/rates.csv:4:18; "
                + "from 2025-01-01 / low = 650 at s/rates.csv:5:17"
        },
        // Each row has its own days: without "to" it holds until the next of the same keys.
        {
            Rates.Dated,
            "from,to,need,value\n2024-01-01,,high,900\n2024-01-01,,low,600\n2025-07-01,,high,950\n",
            "from 2024-01-01 / high = 900 at s/rates.csv:2:18; "
                + "from 2024-01-01 / low = 600 at s/rates.csv:3:17; "
                + "from 2025-07-01 / low = 600 at s/rates.csv:3:17; "
                + "from 2025-07-01 / high = 950 at s/rates.csv:4:18"
        },
        {
            Rates.Dated,
            "from,to,need,value\n2024-01-01,2024-06-30,high,1\n2024-01-01,2024-12-31,low,2\n"
                + "2024-07-01,2024-12-31,high,3\n,,,4\n",
            "2024-01-01 to 2024-06-30 / high = 1 at s/rates.csv:2:28; "
                + "2024-01-01 to 2024-06-30 / low = 2 at s/rates.csv:3:27; "
                + "2024-07-01 to 2024-12-31 / low = 2 at s/rates.csv:3:27; "
                + "2024-07-01 to 2024-12-31 / high = 3 at s/rates.csv:4:28; "
                + "otherwise / otherwise = 4 at s/rates.csv:5:4"
        },
    };

    public static TheoryData<string, string, string> Bad => new()
    {
        {
            Rates.ByNeed, "need,value\nhigh,900\nlow\n",
            "s/rates.csv:3:1 bad-csv: this row has 1 cells, and the header has 2 | "
                + "a comma inside a cell needs quotes around the cell: \"£1,200\""
        },
        {
            Rates.ByNeed, "need,value\nhigh,\"900\n",
            "s/rates.csv:2:6 bad-csv: a quote is opened and not closed on this line | "
                + "close it; a cell cannot hold a line break"
        },
        {
            Rates.ByNeed, "need,value\nhi\"gh,900\n",
            "s/rates.csv:2:3 bad-csv: a quote stands inside a cell without quotes | "
                + "put quotes around the whole cell, and write \"\" for a quote in it"
        },
        {
            Rates.ByNeed, "need,value\n\"high\"er,900\n",
            "s/rates.csv:2:7 bad-csv: something stands behind the closing quote | "
                + "write a comma there"
        },
        {
            Rates.ByNeed, "\n\n",
            "s/rates.csv:1:1 bad-csv: the file is empty | "
                + "begin it with a header, then a row for each figure"
        },
        {
            Rates.ByNeed, "need,value\n",
            "s/rates.csv:1:1 bad-csv: the file has a header and no rows | "
                + "add a row for each figure"
        },
        {
            Rates.ByNeed, "need\nhigh\n",
            "s/rates.csv:1:1 wrong-header: the header has no \"value\" | "
                + "write need and value, and if wished mark and source"
        },
        {
            Rates.ByNeed, "need,need,value\nhigh,high,900\n",
            "s/rates.csv:1:6 wrong-header: \"need\" stands twice | remove one of the two"
        },
        {
            Rates.ByNeed, "need,from,value\nhigh,2024-01-01,900\n",
            "s/rates.csv:1:6 wrong-header: the table has nothing called \"from\" | "
                + "its columns are need, value, mark and source"
        },
        {
            Rates.ByNeed, "need,value\nhigh,900\nlow,600\nhigh,950\n",
            "s/rates.csv:4:1 duplicate-key: (high) stands twice, first in line 2 | "
                + "remove one of the two rows"
        },
        {
            Rates.ByNeed, "need,value\nhigh,900\nlwo,600\n",
            "s/rates.csv:3:1 table-key: \"lwo\" is not a label of need | did you mean \"low\"?"
        },
        {
            Rates.ByNeed, "need,value\nhigh,900\n",
            "s/rates.csv:2:1 table-key: \"rate\" has no value for low | "
                + "add low, or \"otherwise\""
        },
        {
            Rates.ByNeed, "need,value\nhigh,900\nlow,3 weeks\n",
            "s/rates.csv:3:5 wrong-unit: \"rate\" gives pounds, and this is days | "
        },
        {
            Rates.ByNeed, "need,value,source\nhigh,900,leter\nlow,600,\n",
            "s/rates.csv:2:10 unknown-name: no source is called \"leter\" | "
                + "did you mean \"letter\"?"
        },
        {
            "{gives: GBP, by: age, from: rates.csv}",
            "age,value\nup to 24,900\nup to 20,600\nbeyond,500\n",
            "s/rates.csv:3:1 edges-not-ascending: \"up to 20\" does not lie above the edge before "
                + "it | write the keys from low to high"
        },
        {
            "{gives: GBP, by: contract-year of started, from: rates.csv}",
            "contract-year of started,value\n1,900\n3,600\n",
            "s/rates.csv:3:1 table-gap: no value for contract-year of started 2 in \"rate\" | "
                + "add a row for it, or \"otherwise\""
        },
        {
            Rates.Dated, "from,to,need,value\n2024-01-01,2024-06-30,,900\n2024-07-02,,,950\n",
            "s/rates.csv:3:1 table-gap: no value on 2024-07-01 in \"rate\" | "
                + "add a row for it, or \"otherwise\""
        },
        {
            Rates.Dated, "from,to,need,value\n2024-01-01,2024-06-30,,900\n2024-06-30,,,950\n",
            "s/rates.csv:3:1 table-overlap: 2024-06-30 is in this row and in the row of line 2, "
                + "which has the same keys | let one end before the other begins"
        },
        {
            Rates.Dated, "from,to,need,value\n01/01/2024,,,900\n",
            "s/rates.csv:2:1 table-key: \"01/01/2024\" is not a date | write it as 2025-04-01"
        },
        {
            Rates.Dated, "from,to,need,value\n,2024-06-30,,900\n",
            "s/rates.csv:2:2 table-key: this row has a last day and no first | "
                + "write its first day under \"from\"; a row without both dates is \"otherwise\""
        },
        {
            Rates.Dated, "from,to,need,value\n2024-07-01,2024-06-30,,900\n",
            "s/rates.csv:2:12 edges-not-ascending: 2024-06-30 lies before 2024-07-01 | "
                + "exchange them, or correct the year"
        },
        {
            "{gives: GBP, by: need, from: ../rates.csv}", "",
            "s/scheme.yaml:14:38 wrong-value: \"../rates.csv\" is not a file in the folder of the "
                + "scheme | put the file beside the scheme: from: rates.csv, or from: "
                + "tables/rates.csv"
        },
        {
            "{gives: GBP, by: need, from: C:\\rates.csv}", "",
            "s/scheme.yaml:14:38 wrong-value: \"C:\\rates.csv\" is not a file in the folder of the "
                + "scheme | put the file beside the scheme: from: rates.csv, or from: "
                + "tables/rates.csv"
        },
        {
            "{gives: GBP, by: need, from: card.csv}", "",
            "s/scheme.yaml:14:38 missing-file: there is no \"card.csv\" beside the scheme | "
                + "put it there, or correct the name"
        },
        {
            "{gives: GBP, by: need, from: rates.csv, values: {otherwise: £1}}", "",
            "s/scheme.yaml:14:49 wrong-value: \"rate\" has figures here and in rates.csv | "
                + "keep one of the two"
        },
    };

    [Theory, MemberData(nameof(Good))]
    public void Rows_are_read(string table, string file, string rows)
    {
        SchemeReading reading = Rates.Read(table, file);
        Assert.Empty(Rates.Said(reading));
        Assert.Equal(rows, string.Join("; ", Rates.Rows(reading.Scheme!)));
    }

    [Theory, MemberData(nameof(Bad))]
    public void What_is_wrong_is_said_at_its_place(string table, string file, string said) =>
        Assert.Equal(said, string.Join('\n', Rates.Said(Rates.Read(table, file))));

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        Assert.StartsWith(
            "s/rates.csv:2:6 bad-csv: this is not UTF-8 text",
            Assert.Single(Rates.Said(
                Rates.Read(Rates.ByNeed, [.. "need,value\nhigh,"u8, 0xA3, .. "9\n"u8]))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "s/rates.csv:1:1 bad-csv: the file is larger than 5 MB",
            Assert.Single(Rates.Said(Rates.Read(Rates.ByNeed, new byte[5_000_001]))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_is_part_of_the_version_and_its_form_is_not()
    {
        string Version(string file) => Rates.Read(Rates.ByNeed, file).Scheme!.Version;
        string version = Version("need,value\nhigh,900\nlow,600\n");
        Assert.Equal(version, Version("\uFEFFneed,value\r\n\"high\", 900\r\n\r\nlow,600"));
        Assert.NotEqual(version, Version("need,value\nhigh,900\nlow,601\n"));
        Assert.NotEqual(
            version,
            Rates.Read("{gives: GBP, by: need, values: {high: 900, low: 600}}", "")
                .Scheme?.Version);
    }

    [Fact]
    public void The_schedule_and_differences_read_the_rows()
    {
        SchemeReading before = Rates.Read(Rates.ByNeed, "need,value\nhigh,£900\nlow,£600\n");
        SchemeReading after = Rates.Read(Rates.ByNeed, "need,value\nlow,£600\nhigh,£990\n");
        string schedule = PlainText.Print(PlainEnglish.Render(before));
        Assert.Contains("£900", schedule, StringComparison.Ordinal);
        Assert.Contains(
            "The rows are in the file “rates.csv”", schedule, StringComparison.Ordinal);
        Assert.Equal(
            "Tables\n  F1 Rate, high: £900 becomes £990 (£90 more, +10.0%).\n",
            SchemeComparison.Of(before, after).ToText());
        SchemeReading written = Rates.Read(
            "{gives: GBP, by: need, values: {high: £900, low: £600}}", "");
        Assert.True(SchemeComparison.Of(before, written).SameMeaning);
    }

    [Fact]
    public void A_long_rate_card_is_read_fast()
    {
        var file = new StringBuilder("provider,from,to,value\n");
        for (int i = 0; i < 10_000; i++)
        {
            string provider = "provider-" + Numerals.Text(i / 2);
            file.Append(provider).Append(i % 2 == 0 ? ",2024-01-01,," : ",2025-01-01,,")
                .Append(Numerals.Text(i)).Append('\n');
        }
        file.Append(",2024-01-01,,0\n");
        long start = Stopwatch.GetTimestamp();
        SchemeReading reading = Rates.Read(
            "{gives: GBP, by: provider, in force on: achieved, from: rates.csv}",
            file.ToString());
        Assert.Empty(Rates.Said(reading));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 10);
    }
}

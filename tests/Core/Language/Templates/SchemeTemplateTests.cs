using System.Text;
using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Templates;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.Templates;

/// <summary>A new scheme checks at once, and its files have the columns that it needs.</summary>
public sealed class SchemeTemplateTests
{
    [Theory]
    [InlineData("into-work")]
    [InlineData("a1")]
    public void A_new_scheme_has_nothing_to_complain_of(string name)
    {
        var reading = Read(SchemeTemplate.Make(name)[0].Content);
        Assert.Empty(reading.Diagnostics.Select(DiagnosticText.Heading));
        Assert.Equal(name, reading.Scheme!.Name);
        Assert.Equal(reading.Document.Source, Formatter.Format(reading.Document));
    }

    [Fact]
    public void A_new_scheme_comes_with_empty_files_of_facts()
        => Assert.Equal(
            ["scheme.yaml", "facts/participants.csv: participant,provider,referred,started,"
                + "recorded,distance",
                "facts/events.csv: id,participant,kind,from,to,source,evidence,recorded,status"],
            SchemeTemplate.Make("x").Select((file, at)
                => at == 0 ? file.Path : $"{file.Path}: {file.Content.TrimEnd()}"));

    [Theory]
    [InlineData("Into work")]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("x--y")]
    [InlineData("../x")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Assert.NotNull(SchemeTemplate.Refuses(name));
        Assert.Throws<ArgumentException>(() => SchemeTemplate.Make(name));
    }

    [Fact]
    public void A_copy_differs_in_its_name_alone()
    {
        var from = EnglishTexts.Read("library-peterborough");
        var copy = SchemeTemplate.Copy("doncaster", from);
        Assert.Equal(
            from.Source.Replace("name: peterborough", "name: doncaster", StringComparison.Ordinal),
            copy[0].Content);
        Assert.Equal("doncaster", Read(copy[0].Content).Scheme!.Name);
        Assert.Equal(
            "facts/cohorts.csv: id,cohort,people,value,baseline,source,recorded,status\n",
            $"{copy[1].Path}: {copy[1].Content}");
    }

    [Theory]
    [InlineData("everything", "facts/claims.csv", "id,participant,outcome,number,claimed,recorded")]
    [InlineData("everything", "facts/returns.csv",
        "id,provider,period,indicator,declared,verified,source,recorded,status")]
    [InlineData("transforming-rehabilitation", "facts/cohorts.csv",
        "id,provider,cohort,people,value,baseline,frequency,frequency-baseline,source,recorded,"
        + "status")]
    [InlineData("educate-girls", "facts/cohorts.csv",
        "id,result,measure,value,people,source,recorded,status")]
    public void Files_of_facts_have_the_columns_of_the_scheme(
        string scheme, string path, string columns)
        => Assert.Contains(
            new NewFile(path, columns + "\n"), FactHeaders.Of(EnglishTexts.Read(scheme)));

    private static SchemeReading Read(string text)
        => SchemeText.Read("scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
}

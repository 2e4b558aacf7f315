using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>A thing is called by its own noun, not by the part it plays.</summary>
public sealed partial class Names
{
    [Fact]
    public void No_folder_or_file_gathers_what_has_no_home()
    {
        Faults.None(
            Repository.Files("src").Concat(Repository.Files("tests"))
                .Where(path => path.Split('/').Any(part => Homeless().IsMatch(part))),
            "Put it beside the noun that it is about.");
    }

    [Fact]
    public void No_type_gathers_what_has_no_home()
    {
        Faults.None(
            from project in Repository.Projects("core").Concat(Repository.Projects("shell"))
            from type in Assembly.LoadFrom(Repository.Assembly(project)).GetTypes()
            where type.FullName!.StartsWith("Outturn.", StringComparison.Ordinal)
            where !type.Name.Contains('<') && Homeless().IsMatch(type.Name)
            select type.FullName,
            "Name the type by what it is.");
    }

    [Theory]
    [InlineData("DateHelpers", true)]
    [InlineData("StringExtensions.cs", true)]
    [InlineData("ServiceFee", false)]
    [InlineData("ServiceCredit.cs", false)]
    [InlineData("RateService", true)]
    [InlineData("Common", true)]
    [InlineData("Commons", true)]
    [InlineData("CommonRates.cs", true)]
    [InlineData("Commissioner", false)]
    [InlineData("Utility", true)]
    public void The_pattern_knows_them_from_the_words_of_the_field(string name, bool homeless) =>
        Assert.Equal(homeless, Homeless().IsMatch(name));

    // "Service" is a word of the field when something follows: a service fee, a service credit.
    [GeneratedRegex(@"(Helper|Util(s|ity|ities)?(?![a-z])|Manager|Common(s|(?![a-z]))|Extensions"
        + @"|Services?(?=$|\.))")]
    private static partial Regex Homeless();
}

using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <content>Names, and the parts of what they stand for.</content>
internal sealed partial class Speech
{
    private static readonly string[] Holders = ["card", "table", "bands", "band", "schedule",
        "scale", "list"];

    /// <summary>A clause inside a sentence: <c>the price (F1: £1,000 per event)</c>; the number
    /// only the first time.</summary>
    public string Ref(Named named)
    {
        var noun = named.Noun;
        var article = noun.StartsWith("the ", StringComparison.Ordinal) || noun[0] == '“'
            ? "" : "the ";
        return article + noun + Number(named);
    }

    /// <summary><c> (D2)</c> the first time, then nothing.</summary>
    public string Number(Named named)
    {
        if (named.Number.Length == 0 || !mentioned.Add(named))
        {
            return "";
        }

        var link = Markup.Reference(named.Id, named.Number);
        return Constant(named) is { } value ? $" ({link}: {value})" : $" ({link})";
    }

    /// <summary>An outcome that somebody has: <c>a job outcome (D2)</c>.</summary>
    public string Outcome(Named outcome)
        => (IsNoun(outcome) ? Grammar.WithArticle(outcome.Noun) : Grammar.Quote(outcome.Title))
            + Number(outcome);

    private static bool IsNoun(Named outcome)
        => outcome.Title.EndsWith("outcome", StringComparison.OrdinalIgnoreCase)
            && outcome.Noun[0] != '“';

    private Said Name(string name)
    {
        if (Field(name) is { } field)
        {
            return new(field);
        }

        if (contents.Value(name) is not { } named)
        {
            return Kinds.IsPeriod(name) || name is "provider" or "scheme" or "participant"
                or "outcome" or "payment" or "indicator"
                ? new("the " + Grammar.Words(name)) : new(Grammar.Quote(name));
        }

        return named.Kind switch
        {
            NameKind.Attribute => new(
                (Kinds.IsFigure(named, contents) ? "the " : "") + named.Noun,
                Plural: Grammar.IsPlural(named.Title)),
            NameKind.Table => Table(named),
            NameKind.Outcome => new(Outcome(named)),
            _ when Kinds.IsTest(named, contents) => new(
                Grammar.Quote(named.Title) + Number(named)),
            _ => new(Ref(named), Plural: Grammar.IsPlural(named.Title)),
        };
    }

    private Said Table(Named table)
    {
        var holder = Holders.Any(h => table.Noun.EndsWith(h, StringComparison.Ordinal));
        return holder ? new("the figure in " + Ref(table))
            : new(Ref(table), Plural: Grammar.IsPlural(table.Title));
    }

    private string? Field(string name) => name switch
    {
        "started" => "the start",
        "referred" => "the referral",
        "achieved" => "the day it is achieved",
        "payable" => "the day it becomes payable",
        "recorded" => "the day it was recorded",
        "day" => "that day",
        "earned-from" => "the first day on which it was earned",
        "earned-to" => "the last day on which it was earned",
        "n" => "its number",
        "units" => "its units",
        "value" => "its value",
        "kind" when contents.Find(name, NameKind.Attribute) is null => "its kind",
        "source" when contents.Find(name, NameKind.Attribute) is null => "its source",
        "tier" => "the tier",
        _ => null,
    };

    private Said Member(MemberExpression member)
    {
        if (member.Target is not NameExpression target)
        {
            return new($"the {Grammar.Words(member.Name)} of {Value(member.Target).Text}");
        }

        if (Kinds.IsPeriod(target.Name) && contents.Value(target.Name) is null)
        {
            return new(PeriodPart(member.Name) + " of the " + Grammar.Words(target.Name));
        }

        var named = contents.Find(
            target.Name, NameKind.Return, NameKind.Statistic, NameKind.Decision)
            ?? contents.Value(target.Name);
        return named switch
        {
            { Kind: NameKind.Return or NameKind.Statistic or NameKind.Decision or NameKind.Table }
                => Column(named, member.Name),
            { Kind: NameKind.Outcome } => new(OutcomePart(named, member.Name)),
            { Kind: NameKind.Measure } when member.Name == "met"
                => new($"the standard of {Ref(named)}"),
            { } other => new($"the {Grammar.Words(member.Name)} of {Ref(other)}"),
            null => new($"the {Grammar.Words(member.Name)} of the {Grammar.Words(target.Name)}"),
        };
    }

    private static string PeriodPart(string part) => part switch
    {
        "number" => "the number",
        "first" => "the first day",
        "last" => "the last day",
        _ => "the " + Grammar.Words(part),
    };

    // The statistic or return is named once, as long as no other comes between.
    private Said Column(Named named, string column)
    {
        var words = Grammar.Words(column);
        if (named.Kind == NameKind.Table)
        {
            var money = (named.Body?["gives"] as YamlMap)?[column] is YamlScalar type
                && Dimensions.IsCurrency(type.Text.Split(' ')[0]);
            return new($"the {Grammar.Quote(words)}{(money ? " price" : "")} in {Ref(named)}");
        }

        var counted = ColumnNoun(named, words);
        var again = whole == named;
        whole = named;
        var of = column == "people" && named.Kind != NameKind.Return ? "in" : "of";
        return new(
            $"the {counted}{(again ? "" : $" {of} {named.Noun}{Number(named)}")}",
            Plural: Grammar.IsPlural(counted));
    }

    // "people" of a statistic is a number of people; "verified" of a return a verified number.
    private static string ColumnNoun(Named named, string column)
        => named.Kind == NameKind.Return ? column + " figure"
            : column is "people" ? "number of people" : column;

    private string OutcomePart(Named outcome, string part) => part switch
    {
        "achieved" => $"the day on which {Outcome(outcome)} was achieved",
        "payable" => $"the day on which {Outcome(outcome)} became payable",
        _ => $"the {Grammar.Words(part)} of {Outcome(outcome)}",
    };

    /// <summary><c>in which the person started</c>, after a period.</summary>
    private string InWhich(Expression date) => date switch
    {
        NameExpression { Name: "started" } => $"in which the {Person} started",
        NameExpression { Name: "referred" } => $"in which the {Person} was referred",
        NameExpression { Name: "achieved" } => "in which it is achieved",
        NameExpression { Name: "payable" } => "in which it becomes payable",
        _ => "that holds " + Value(date).Text,
    };

    /// <summary>One participant: <c>participant</c>, or the noun that the scheme chose.</summary>
    public string Person
        => contents.Participants is { Many: "people" } ? "participant" : contents.Participants.One;

    /// <summary>Several participants.</summary>
    public string Persons
        => contents.Participants is { Many: "people" } ? "participants"
            : contents.Participants.Many;

    // The value of a table that is one figure, with its mark, so that nobody has to look it up.
    private string? Constant(Named named)
    {
        if (named.Kind != NameKind.Table || named.Body?["value"] is not YamlScalar value
            || named.Body["in force on"] is not null)
        {
            return null;
        }

        var text = new Speech(contents).Text(value);
        return named.Text("mark") is { } mark and not "agreed"
            ? $"{text}, {Markup.Emphasis(Markup.Clean(mark))}" : text;
    }
}

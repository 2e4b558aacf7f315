using System.Collections.Immutable;

namespace Outturn.Review.Asking;

/// <summary>The questions of the field's questionnaires, one at a time: one purpose, the outcome,
/// its proof, who, the price, and who bears what. Their answers make a scheme.</summary>
public static class Questionnaire
{
    private static readonly string[] YesNo = ["yes", "no"];

    /// <summary>The questions, in the order in which they are asked.</summary>
    public static ImmutableArray<Question> All { get; } =
    [
        new("purpose", "What is the one purpose: outcomes, innovation, cost, risk-transfer or "
            + "market?", "Several at once miss each other.", "outcomes", AnswerKind.Choice)
        {
            Choices = ["outcomes", "innovation", "cost", "risk-transfer", "market"],
        },
        new("outcome", "What is the outcome called, in a word?",
            "Pay for one result that matters.", "job", AnswerKind.Name),
        new("outcome-title", "And in words?", "Providers and people read it.",
            "Half a year in work", AnswerKind.Text),
        new("months", "For how many months must it last?",
            "A result that lasts is worth more than one that is reached.", "6", AnswerKind.Number),
        new("evidence", "Which record proves it?",
            "The best proof exists already, and nobody has to be asked for it.",
            "earnings in tax records", AnswerKind.Text),
        new("source", "Who keeps that record (not the provider that is paid)?",
            "Whoever is paid for a result should not be the one to report it.", "tax-office",
            AnswerKind.Name),
        new("groups", "Which bands of need are there, easiest first (near, far)?",
            "One price for unlike people makes providers pick the easiest.", "near, far",
            AnswerKind.Text),
        new("assessor", "Who sets a person's band (nobody who is paid by results)?",
            "The band sets the price.", "an independent assessor", AnswerKind.Text),
        new("starts", "How many people start in a year?",
            "Volumes go wrong more often than prices.", "600", AnswerKind.Number),
        new("first", "On which day is the first person referred?", "", "2027-04-01",
            AnswerKind.Date),
        new("no-help", "How many reach it without help?",
            "What happens anyway is not worth paying for.", "15%", AnswerKind.Percent),
        new("price", "What is one more result worth paying, beyond those expected without help?",
            "Pay beyond what would happen anyway, at a higher price.", "£6,000",
            AnswerKind.Money),
        new("fee", "Which fee is paid for each start?",
            "Small providers cannot wait a year for the first money.", "£900", AnswerKind.Money),
        new("value", "What is an additional result worth to those who pay?",
            "A price above the value loses money on each success.", "£15,000",
            AnswerKind.Money),
        new("payer", "Who pays?", "", "council", AnswerKind.Name),
        new("duty", "And what is its duty?", "Who pays has a part to play.",
            "refers people within a week", AnswerKind.Text),
        new("reserve", "What reserve does the smallest provider invited hold?",
            "Good voluntary organisations went under on results contracts.", "£60,000",
            AnswerKind.Money),
        new("provider-starts", "And how many people would it take on in a month?", "", "10",
            AnswerKind.Number),
        new("cost", "What does it cost to give somebody a service that works?",
            "A price below that parks the hardest.", "£1,200", AnswerKind.Money),
        new("gate", "What must hold after the first year, for the scheme to go on?",
            "Nobody knows yet whether it works: pilot first.",
            "jobs beyond those expected, by an exact test", AnswerKind.Text),
        new("decides", "Who decides that?", "", "head of commissioning", AnswerKind.Text),
        new("consent", "Must providers ask before they change how they work?",
            "Risk without freedom is the worst of both.", "no", AnswerKind.Choice)
        {
            Choices = YesNo,
        },
        new("hours", "How many hours of reports and meetings a year may you ask of a provider?",
            "Each hour is taken from people.", "120", AnswerKind.Number),
        new("stops", "Who takes the people on if a provider stops?", "",
            "the other provider of the area", AnswerKind.Text),
        new("compared", "Who are those helped compared with, to learn whether it worked?",
            "Without that nobody will know.", "people like them in the next area",
            AnswerKind.Text),
        new("limit", "What may be paid in all?", "An open bill can be more than you can bear.",
            "£4,500,000", AnswerKind.Money),
    ];
}

using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Binds the sections in the order in which they need each other: names first, so that
/// clauses may name what stands below them; then clauses; then what spans clauses.</summary>
internal static class SchemeBinder
{
    private static readonly string[] Sections =
    [
        "scheme", "term", "calendar", "parties", "sources", "vat", "facts", "groups",
        "cohorts", "outcomes", "measures", "tables", "payments", "limits and adjustments", "shares",
        "accounts", "variations", "plan",
    ];

    /// <summary>The scheme; null where term or payments are too wrong to make one.</summary>
    public static Scheme? Bind(Draft draft)
    {
        Keys.Read(draft.Report, draft.Root, "a scheme", Sections);
        draft.Head = HeadBinder.Bind(draft);
        draft.Term = CalendarBinder.Term(draft);
        draft.Calendar = CalendarBinder.Rules(draft);
        draft.Parties = PartyBinder.Bind(draft);
        draft.Citations = PartyBinder.Citations(draft);
        draft.Units.Begin(draft.Head.ParticipantsAre);
        draft.Vat.Declare();
        Declare(draft);
        Scheme? scheme = Clauses(draft);
        PlanBinder.Check(draft);
        return scheme;
    }

    private static void Declare(Draft draft)
    {
        draft.Facts.BindEvents();
        draft.Groups.Declare();
        draft.Cohorts.Declare();
        draft.Outcomes.Declare();
        draft.Measures.Declare();
        draft.Tables.Declare();
        draft.Payments.Declare();
        draft.Accounts.Declare();
        draft.Facts.BindReturns();
        draft.Outcomes.DeclareFields();
        draft.Measures.DeclareSpaces();
        draft.Payments.DeclareWhat();
    }

    private static Scheme? Clauses(Draft draft)
    {
        var groups = draft.Groups.Bind();
        var cohorts = draft.Cohorts.Bind();
        var outcomes = draft.Outcomes.Bind();
        var measures = draft.Measures.Bind();
        var payments = draft.Payments.Bind();
        var adjustments = new LimitBinder(draft).Bind();
        var shares = new ShareBinder(draft).Bind();
        var accounts = draft.Accounts.Bind(shares);
        Vat? vat = draft.Vat.Bind(payments);
        var tables = draft.Tables.Bind();
        draft.Graph.ReportCycles(draft.Report);
        draft.Outcomes.CheckExclusion();
        new SchemeChecks(draft).Run(payments);
        Scheme? scheme = draft.Term is not { } term ? null : new Scheme
        {
            Name = draft.Head.Name,
            Title = draft.Head.Title,
            Version = "",
            Currency = draft.Head.Currency,
            Rounding = draft.Head.Rounding,
            Purposes = draft.Head.Purposes,
            ParticipantsAre = draft.Head.ParticipantsAre,
            IsPublished = draft.Head.IsPublished,
            Term = term,
            Calendar = draft.Calendar,
            Parties = draft.Parties,
            Sources = draft.Citations,
            Vat = vat,
            Facts = draft.Facts.Schema,
            Groups = groups,
            Cohorts = cohorts,
            Outcomes = outcomes,
            Measures = measures,
            Tables = tables,
            Payments = draft.Accounts.InOrder(payments, accounts, tables),
            Adjustments = adjustments,
            Shares = shares,
            Accounts = accounts,
        };
        // What is not bound is missing from the lists that formulas look into by index.
        if (scheme is not null && !draft.Report.HasErrors)
        {
            new AccountChecks(draft, scheme).Run();
        }
        return scheme;
    }
}

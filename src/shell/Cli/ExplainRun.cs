using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Ledger;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>What the user asked <c>explain</c> for.</summary>
internal sealed record ExplainWanted(SchemeFile Scheme)
{
    public string? Facts { get; init; }

    public DateOnly? AsAt { get; init; }

    public DateOnly? Since { get; init; }

    public string? Ledger { get; init; }

    public string? Row { get; init; }

    public required ExplainedScope Scope { get; init; }
}

/// <summary>Finds what the user means among scheme, facts and ledger, and has it explained.
/// </summary>
internal sealed class ExplainRun
{
    private readonly ExplainWanted _wanted;
    private readonly Scheme _scheme;
    private readonly FactBase _facts;
    private readonly AuthorText _text;
    private readonly Explainer _explainer;

    public ExplainRun(ExplainWanted wanted, Screen screen)
    {
        _wanted = wanted;
        ExactlyOne();
        SchemeReading reading = wanted.Scheme.Sound(screen);
        _scheme = reading.Scheme!;
        _text = new AuthorText(reading);
        _facts = ReadFacts(wanted.AsAt);
        _explainer = new Explainer(
            _scheme, _facts, _text, Environment.ProcessorCount);
    }

    // The scheme as the as-at date sees it.
    private Scheme Seen => _facts.Scheme;

    private ExplainedScope Scope => _wanted.Scope;

    private string Folder => FactFolder.Find(_wanted.Facts, _wanted.Scheme);

    /// <summary>The explanation wanted.</summary>
    public Explanation Explain()
    {
        if (_wanted.Row is { } row)
        {
            return new ExplainedRow(_facts, _explainer, new FactRows(Folder, _facts.AsAt))
                .Explain(row);
        }
        Known();
        if (_wanted.Since is { } since)
        {
            return _explainer.Since(Scope, ReadFacts(since), Rows());
        }
        if (_wanted.Ledger is { } ledger)
        {
            return Against(ledger);
        }
        return Scope switch
        {
            { Participant: { } id } => _explainer.Participant(id),
            { Provider: not null } => _explainer.Statement(Scope),
            _ => _explainer.Clause(Clause()),
        };
    }

    private FactRows Rows() => new(Folder, _facts.AsAt);

    private Explanation Against(string path)
    {
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"there is no ledger {path}.");
        }
        using LedgerFile file = LedgerFile.Read(path);
        Journal journal = file.Journal;
        if (journal.Runs.LastOrDefault()?.Terms is not { } terms)
        {
            throw CommandException.Usage($"{path} holds no settlement yet.");
        }
        Explanation explanation = _explainer.Against(
            Scope, journal.Balances(), ReadFacts(terms.AsAt), Rows());
        string text = terms.Version == _scheme.Version
            ? "the text of the scheme is the same as then"
            : $"the text has changed since: it was version {terms.Version[..19]}";
        var note = new ExplanationNode(
            ExplanationKind.Note,
            $"the ledger was last posted to as at {CalendarDates.InWords(terms.AsAt)}; {text}");
        return explanation with { Parts = [note, .. explanation.Parts] };
    }

    private FactBase ReadFacts(DateOnly? asAt) => FactFolder.Read(Folder, _scheme, asAt);

    private void ExactlyOne()
    {
        int given = new[]
        {
            Scope.Participant, Scope.Provider ?? Scope.Clause, _wanted.Row,
        }.Count(g => g is not null);
        if (given != 1)
        {
            throw CommandException.Usage(
                $"say what to explain with {(given > 1 ? "only " : "")}one of --participant ID, "
                + "--provider ID, --clause NAME, --row FILE:LINE.");
        }
        if (Scope.Period is not null && Scope.Provider is null)
        {
            throw CommandException.Usage("--period belongs to --provider.");
        }
        if (_wanted.Since is not null && _wanted.Ledger is not null)
        {
            throw CommandException.Usage("choose one of --since and --ledger.");
        }
        if (_wanted.Row is not null && (_wanted.Since is not null || _wanted.Ledger is not null))
        {
            throw CommandException.Usage("a row is explained without --since and --ledger.");
        }
    }

    private void Known()
    {
        if (Scope.Participant is { } id && _facts.Participants.IndexOf(id) < 0)
        {
            throw Rows().RowOf("participants.csv", "participant", id) is { } line
                && _facts.Refused.At("participants.csv", line) is { } refusal
                ? CommandException.Usage(
                    $"the row of \"{id}\" was refused, so nothing is known of it: "
                    + $"participants.csv:{Numerals.Text(line)} {refusal.Column} "
                    + $"{refusal.ReasonName}: \"{refusal.Found}\". {refusal.Remedy}")
                : Unknown("participant", id, Enumerable.Range(0, _facts.Participants.Count)
                    .Select(_facts.Participants.Id));
        }
        IReadOnlyList<string> parties = _explainer.Parties;
        if (Scope.Provider is { } provider && !parties.Contains(provider, StringComparer.Ordinal))
        {
            throw Unknown("provider or party", provider, parties);
        }
        if (Scope.Period is { } period
            && !PeriodCalendar.TryParse(_scheme.Calendar.Payment, period, out _))
        {
            string example = PeriodCalendar.Label(
                _scheme.Calendar.Payment,
                _scheme.Calendar.Periods.IndexOf(_scheme.Calendar.Payment, _facts.AsAt));
            throw CommandException.Usage(
                $"\"{period}\" is not a payment period of the scheme. Write it as {example}.");
        }
        if (Scope.Clause is not null)
        {
            Clause clause = Clause();
            bool needed = Scope.Provider is not null || _wanted.Since is not null
                || _wanted.Ledger is not null;
            if (needed && clause is not Payment)
            {
                throw CommandException.Usage(
                    $"\"{Scope.Clause}\" is no payment. Name one of: "
                    + string.Join(", ", Seen.Payments.Select(p => p.Name)) + ".");
            }
        }
    }

    // A payment goes before other clauses of its name: it is what money is asked about.
    private Clause Clause()
    {
        IReadOnlyList<Clause> all = Explainer.Clauses(Seen);
        return all.FirstOrDefault(c => c.Name == Scope.Clause || c.Number == Scope.Clause)
            ?? throw Unknown("clause", Scope.Clause!, all.Select(c => c.Name));
    }

    private static CommandException Unknown(string what, string name, IEnumerable<string> all)
    {
        string near = Spelling.Nearest(name, all.Distinct(StringComparer.Ordinal)) is { } nearest
            ? $" Did you mean \"{nearest}\"?" : "";
        return CommandException.Usage($"there is no {what} \"{name}\".{near}");
    }
}

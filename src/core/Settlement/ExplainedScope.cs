using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What is to be explained: a participant, a provider (or party) with perhaps a period and
/// a clause, or a clause.</summary>
public sealed record ExplainedScope
{
    /// <summary>The id of a participant.</summary>
    public string? Participant { get; init; }

    /// <summary>The id of a provider, or the name of a party.</summary>
    public string? Provider { get; init; }

    /// <summary>The label of a payment period.</summary>
    public string? Period { get; init; }

    /// <summary>The name of a clause.</summary>
    public string? Clause { get; init; }

    /// <summary>Who or what it is, in words.</summary>
    public string Title => string.Join(", ", new[]
    {
        Participant, Provider, Clause, Period,
    }.OfType<string>());

    /// <summary>Which dues are of it. Needs the names only once there are dues, for they come with
    /// the settlement.</summary>
    internal Func<Due, bool> Keep(Scheme scheme, Facts.FactBase facts)
    {
        int participant = Participant is null ? -1 : facts.Participants.IndexOf(Participant);
        int provider = Provider is null ? -1 : facts.Providers.IndexOf(Provider);
        int party = Provider is null || provider >= 0
            ? -1 : new PartyList(scheme, facts).Of(Provider);
        int payment = Payments(scheme);
        (int from, int to) = Days(scheme);
        return due =>
            (Participant is null || (participant >= 0 && due.Line.Participant == participant))
            && (Provider is null || (provider >= 0
                ? due.Line.Provider == provider
                : due.Payer == party || due.Payee == party))
            && (Clause is null || (due.Line.Payment == payment && due.Line.Entry < 0))
            && due.Date >= from && due.Date <= to;
    }

    private int Payments(Scheme scheme)
    {
        for (int i = 0; Clause is not null && i < scheme.Payments.Length; i++)
        {
            if (scheme.Payments[i].Name == Clause)
            {
                return i;
            }
        }
        return -1;
    }

    private (int From, int To) Days(Scheme scheme)
    {
        var kind = scheme.Calendar.Payment;
        return Period is not null
            && Quantities.PeriodCalendar.TryParse(kind, Period, out int index)
            ? (scheme.Calendar.Periods.First(kind, index).DayNumber,
                scheme.Calendar.Periods.Last(kind, index).DayNumber)
            : (int.MinValue, int.MaxValue);
    }
}

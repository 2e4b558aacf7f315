using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>accounts</c> (language reference 8): what is owed to a party.</summary>
internal sealed class AccountBinder(Draft draft)
{
    private static readonly Scope Anywhere = new("the whole scheme");
    private readonly List<(Declared Declared, Keys? Keys)> _texts = [];

    private Unit Currency => Unit.Of(draft.Head.Currency.Code);

    /// <summary>Names, before anything that may read a balance.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("accounts"))
        {
            draft.Names.Declare(NameKind.Account, _texts.Count, entry.Key);
            Keys? keys = Keys.ReadClause(
                draft.Report, entry.Value, $"the account \"{entry.Key.Text}\"",
                "owed to", "advanced", "interest", "repaid by");
            _texts.Add((draft.Names.Account(entry.Key.Text)!, keys));
        }
    }

    public ImmutableArray<Account> Bind(ImmutableArray<Share> shares) =>
        [.. _texts.Select((t, i) => Bind(t.Declared, t.Keys, i, shares))];

    private Account Bind(Declared name, Keys? keys, int index, ImmutableArray<Share> shares)
    {
        var account = new Account(name.Name, ClauseHead.Number('K', index), name.Place)
        {
            Title = Wording.Title(name.Name),
            OwedTo = "",
        };
        if (keys is null)
        {
            return account;
        }
        if (keys.RequiredScalar("owed to", "add owed to: with the party") is { } party)
        {
            PartyBinder.Known(draft, party);
            account = account with { OwedTo = party.Text };
        }
        account = Interest(Advanced(account, keys), keys);
        account = Repaid(account, keys, shares);
        return ClauseHead.Fill(draft, account, keys);
    }

    private Account Advanced(Account account, Keys keys)
    {
        switch (keys.Required("advanced", "add advanced: with dates and money, or a fact"))
        {
            case YamlMap dates:
                return account with { Advances = [.. dates.Entries.Select(AdvanceOf)
                    .OfType<Advance>().OrderBy(a => a.On)] };
            case YamlScalar fact:
                return account with { AdvancedBy = FactOf(fact) };
            case { } other:
                draft.Report.Error(
                    "wrong-value", other.Place, "\"advanced\" takes dates with money, or a fact",
                    "write advanced: {2025-04-01: £10000}");
                return account;
            default:
                return account;
        }
    }

    private Advance? AdvanceOf(YamlEntry entry)
    {
        if (CalendarBinder.Day(draft, entry.Key) is not { } on)
        {
            return null;
        }
        Bound money = draft.Values().Needed(entry.Value, Anywhere, "£0");
        if (!money.IsWrong && !(money.IsNumber && money.Type.Unit == Currency))
        {
            draft.Report.Error(
                "not-money", money.Place,
                $"what is advanced is money, not {Wording.Of(money.Type)}");
        }
        return new Advance(on, money.Formula);
    }

    private int FactOf(YamlScalar fact)
    {
        if (draft.Names.Fact(fact.Text) is not { } found)
        {
            draft.Names.Unknown(fact.Text, fact.Place, d => d.Kind == NameKind.Fact);
            return -1;
        }
        draft.Graph.Mention(found);
        EventSpec spec = draft.Facts.Events[found.Index];
        if (spec.Shape != EventShape.Amount || spec.Value?.Type.Unit != Currency)
        {
            draft.Report.Error(
                "not-money", fact.Place, $"\"{fact.Text}\" is not an amount of money",
                $"give it kind: amount and unit: {draft.Head.Currency.Code}");
        }
        return found.Index;
    }

    private Account Interest(Account account, Keys keys)
    {
        if (keys.Node("interest") is not { } node
            || Keys.Read(draft.Report, node, "interest", "rate", "added") is not { } interest)
        {
            return account;
        }
        Formula? rate = null;
        if (interest.Required("rate", "add rate: with a percentage a year") is { } of)
        {
            Bound bound = draft.Values().Needed(of, Anywhere, "0%");
            if (!bound.IsWrong && !(bound.IsNumber && bound.Type.Unit.IsNone))
            {
                draft.Report.Error(
                    "wrong-unit", bound.Place,
                    $"a rate of interest is a percentage, not {Wording.Of(bound.Type)}");
            }
            rate = bound.Formula;
        }
        return account with { Rate = rate, Added = AddedOf(interest) };
    }

    private PeriodKind AddedOf(Keys interest)
    {
        if (interest.RequiredScalar("added", "add added: with a period, month say")
            is not { } period)
        {
            return draft.Calendar.Payment;
        }
        if (!PeriodKindNames.TryParse(period.Text, out PeriodKind kind))
        {
            draft.Report.Error(
                "wrong-value", period.Place, $"\"{period.Text}\" is not a period",
                "write " + Wording.List(PeriodKindNames.All, "or"));
        }
        if (kind == PeriodKind.ContractYear && draft.Calendar.Periods.ContractYear is null)
        {
            draft.Spaces.NoContractYear(period.Place);
        }
        return kind;
    }

    private Account Repaid(Account account, Keys keys, ImmutableArray<Share> shares)
    {
        var payments = ImmutableArray.CreateBuilder<int>();
        var found = ImmutableArray.CreateBuilder<int>();
        if (keys.Required("repaid by", "add repaid by: with payments or shares") is null)
        {
            return account;
        }
        foreach (YamlScalar name in keys.Scalars("repaid by"))
        {
            int share = shares.IndexOf(shares.FirstOrDefault(s => s.Name == name.Text)!);
            if (draft.Names.Payment(name.Text) is { } payment)
            {
                draft.Graph.Mention(payment);
                payments.Add(payment.Index);
            }
            else if (share >= 0)
            {
                found.Add(share);
            }
            else
            {
                draft.Names.Unknown(
                    name.Text, name.Place, d => d.Kind == NameKind.Payment,
                    shares.Select(s => s.Name));
            }
        }
        return account with
        {
            RepaidByPayments = payments.ToImmutable(),
            RepaidByShares = found.ToImmutable(),
        };
    }

    /// <summary>The payments, of which those that share an account with a price are priced in
    /// payment order.</summary>
    public ImmutableArray<Payment> InOrder(
        ImmutableArray<Payment> payments, ImmutableArray<Account> accounts,
        ImmutableArray<Table> tables)
    {
        if (accounts.IsEmpty)
        {
            return payments;
        }
        var read = payments.Select(p => ClauseFormulas.OfPrice(p)
            .SelectMany(f => Accounts(f, tables)).ToHashSet()).ToList();
        return [.. payments.Select((p, i) => p with
        {
            SharesAccount = read[i].Count > 0 || accounts.Where((a, n) =>
                a.RepaidByPayments.Contains(i) && read.Exists(r => r.Contains(n))).Any(),
        })];
    }

    // A table may name another, and no table itself: cycles are reported before.
    private static IEnumerable<int> Accounts(Formula? formula, ImmutableArray<Table> tables) =>
        FormulaParts.Within(formula).SelectMany(f => f switch
        {
            Owed owed => [owed.Account],
            TableAt at when at.Table < tables.Length => FormulaParts
                .PartsOf(tables[at.Table].Values).SelectMany(part => Accounts(part, tables)),
            _ => Enumerable.Empty<int>(),
        });
}

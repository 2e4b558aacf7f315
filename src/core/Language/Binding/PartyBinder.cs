using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>parties</c> and <c>sources</c> (language reference 2.2).</summary>
internal static class PartyBinder
{
    private static readonly string[] Roles =
    [
        "commissioner", "co-commissioner", "prime", "subcontractor", "investor", "intermediary",
        "verifier", "evaluator",
    ];

    public static ImmutableArray<Party> Bind(Draft draft)
    {
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (YamlEntry entry in draft.Section("parties"))
        {
            draft.Names.Check(entry.Key);
            string name = entry.Key.Text;
            string title = Wording.Title(name);
            YamlScalar? role = entry.Value as YamlScalar;
            if (role is null)
            {
                Keys? keys = Keys.Read(
                    draft.Report, entry.Value, $"the party \"{name}\"", "role", "title");
                role = keys?.RequiredScalar("role");
                title = keys?.Text("title") ?? title;
            }
            if (role is not null && !Roles.Contains(role.Text, StringComparer.Ordinal))
            {
                string? near = Spelling.Nearest(role.Text, Roles);
                draft.Report.Error(
                    "wrong-value", role.Place, $"\"{role.Text}\" is no role of a party",
                    near is null
                        ? "write " + Wording.List(Roles, "or")
                        : $"did you mean \"{near}\"?");
            }
            parties.Add(new Party(name, role?.Text ?? "", title, entry.Key.Place));
        }
        return parties.Exists(p => p.Role == "commissioner")
            ? parties.ToImmutable()
            : [new Party("commissioner", "commissioner", "Commissioner", Place.None), .. parties];
    }

    public static ImmutableDictionary<string, string> Citations(Draft draft)
    {
        var citations = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (YamlEntry entry in draft.Section("sources"))
        {
            if (entry.Value is YamlScalar citation)
            {
                citations[entry.Key.Text] = citation.Text;
            }
            else
            {
                draft.Report.Error("wrong-value", entry.Value.Place, "a citation is text");
            }
        }
        return citations.ToImmutable();
    }

    /// <summary>Reports a party that nobody declares.</summary>
    public static bool Known(Draft draft, YamlScalar party)
    {
        if (draft.Parties.Any(p => p.Name == party.Text))
        {
            return true;
        }
        string? near = Spelling.Nearest(party.Text, draft.Parties.Select(p => p.Name));
        draft.Report.Error(
            "unknown-name", party.Place, $"no party is called \"{party.Text}\"",
            near is null ? "add it to the section \"parties\"" : $"did you mean \"{near}\"?");
        return false;
    }

    private static bool Exists(this ImmutableArray<Party>.Builder all, Func<Party, bool> wanted) =>
        all.Any(wanted);
}

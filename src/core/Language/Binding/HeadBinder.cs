using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Binding;

/// <summary>Reads the section <c>scheme</c>.</summary>
internal static class HeadBinder
{
    private static readonly string[] Purposes =
        ["innovation", "outcomes", "cost", "risk-transfer", "market"];

    public static Head Bind(Draft draft)
    {
        if (draft.Root["scheme"] is not { } node)
        {
            draft.Report.Error(
                "missing-key", draft.Root.Place with { Length = 1 },
                "the text has no section \"scheme\"",
                "add scheme: {name: …, currency: GBP, purpose: outcomes, language: 1}");
            return Head.Unknown;
        }
        Keys? keys = Keys.Read(
            draft.Report, node, "\"scheme\"", "name", "title", "currency", "purpose", "language",
            "rounding", "participants are", "status");
        if (keys is null)
        {
            return Head.Unknown;
        }
        Language(keys, draft.Report);
        string name = Name(keys, draft);
        (Currency currency, bool isKnown) = CurrencyOf(keys, draft.Report);
        return new Head(name, currency)
        {
            IsCurrencyKnown = isKnown,
            Title = keys.Text("title") ?? Wording.Title(name),
            Rounding = RoundingOf(keys, "rounding", draft.Report) ?? Rounding.HalfUp,
            Purposes = PurposesOf(keys, draft.Report),
            ParticipantsAre = keys.Text("participants are") ?? "people",
            IsPublished = keys.OneOf("status", "draft", "published") == "published",
        };
    }

    /// <summary>A rounding rule; null where there is none.</summary>
    public static Rounding? RoundingOf(Keys keys, string key, Report report)
    {
        if (keys.Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (!RoundingNames.TryParse(scalar.Text, out Rounding rounding))
        {
            report.Error(
                "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no rounding",
                "write " + Wording.List(RoundingNames.All, "or"));
        }
        return rounding;
    }

    private static string Name(Keys keys, Draft draft)
    {
        if (keys.RequiredScalar("name") is not { } name)
        {
            return Head.Unknown.Name;
        }
        if (!Syntax.Words.IsName(name.Text))
        {
            draft.Report.Error(
                "wrong-name", name.Place, $"\"{name.Text}\" is not a name",
                "names are lower case letters, digits and single hyphens: work-programme");
        }
        return name.Text;
    }

    private static (Currency Currency, bool IsKnown) CurrencyOf(Keys keys, Report report)
    {
        if (keys.RequiredScalar("currency") is not { } code)
        {
            return (Head.Unknown.Currency, false);
        }
        if (Currency.Find(code.Text) is { } currency)
        {
            return (currency, true);
        }
        string? near = Spelling.Nearest(
            code.Text.ToUpperInvariant(), Currency.All.Select(c => c.Code));
        report.Error(
            "wrong-value", code.Place, $"\"{code.Text}\" is no currency of ISO 4217",
            near is null ? "write its three letters: GBP" : $"did you mean \"{near}\"?");
        return (near is null ? Head.Unknown.Currency : Currency.Find(near)!, false);
    }

    private static ImmutableArray<string> PurposesOf(Keys keys, Report report)
    {
        if (keys.Required("purpose", "add purpose: " + Wording.List(Purposes, "or")) is null)
        {
            return [];
        }
        var purposes = ImmutableArray.CreateBuilder<string>();
        foreach (YamlScalar purpose in keys.Scalars("purpose"))
        {
            if (Purposes.Contains(purpose.Text, StringComparer.Ordinal))
            {
                purposes.Add(purpose.Text);
                continue;
            }
            string? near = Spelling.Nearest(purpose.Text, Purposes);
            report.Error(
                "wrong-value", purpose.Place, $"\"{purpose.Text}\" is no purpose",
                near is null
                    ? "write " + Wording.List(Purposes, "or")
                    : $"did you mean \"{near}\"?");
        }
        return purposes.ToImmutable();
    }

    private static void Language(Keys keys, Report report)
    {
        if (keys.RequiredScalar("language", "add language: 1") is { } version
            && version.Text != "1")
        {
            report.Error(
                "wrong-value", version.Place, $"this version reads language 1, not {version.Text}",
                "write language: 1");
        }
    }
}

using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>What may stand at a place of the section <c>plan</c>.</summary>
internal abstract record PlanShape
{
    /// <summary>Reports what does not fit.</summary>
    public abstract void Check(Draft draft, YamlNode node, string what);

    /// <summary>Free text.</summary>
    public sealed record Text : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            if (node is not YamlScalar)
            {
                draft.Report.Error("wrong-value", node.Place, $"{what} is text");
            }
        }
    }

    /// <summary>One of some words.</summary>
    public sealed record OneOf(params string[] Words) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            if (node is YamlScalar scalar && Words.Contains(scalar.Text, StringComparer.Ordinal))
            {
                return;
            }
            string written = node is YamlScalar other ? other.Text : "";
            string? near = Spelling.Nearest(written, Words);
            draft.Report.Error(
                "wrong-value", node.Place, $"\"{written}\" is no value of {what}",
                near is null
                    ? "write " + Wording.List(Words, "or")
                    : $"did you mean \"{near}\"?");
        }
    }

    /// <summary>A quantity of one of some types, in the notation of expressions: money, percent,
    /// date, number, hours, people, days, points, yes/no.</summary>
    public sealed record Quantity(params string[] Types) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            if (node is not YamlScalar scalar)
            {
                draft.Report.Error("wrong-value", node.Place, $"{what} is a single value");
                return;
            }
            Bound bound = draft.Bind(scalar, new Scope("the plan"));
            if (!bound.IsWrong && !Types.Any(t => Fits(draft, bound, t)))
            {
                draft.Report.Error(
                    "wrong-unit", scalar.Place,
                    $"{what} is given in {Wording.List(Types, "or")}, " +
                    $"and this is {Wording.Of(bound.Type)}");
            }
        }

        private static bool Fits(Draft draft, Bound bound, string type) => type switch
        {
            "money" => bound.IsNumber
                && bound.Type.Unit == Unit.Of(draft.Head.Currency.Code),
            "percent" => bound.IsPercent,
            "date" => bound.Type.Kind == ValueKind.Date,
            "number" => bound.IsNumber && bound.Type.Unit.IsNone && !bound.IsPercent,
            "hours" => bound.IsNumber && bound.Type.Unit == Unit.Of(Dimensions.Hour),
            "people" => bound.IsNumber && bound.Type.Unit == draft.Units.People,
            "days" => Dates.IsDuration(bound.Type),
            "points" => bound.IsNumber && bound.Type.Unit == Unit.Of(Dimensions.Point),
            "yes/no" => bound.Type.Kind == ValueKind.YesNo,
            "money per hour" => bound.IsNumber && bound.Type.Unit
                == Unit.Of(draft.Head.Currency.Code) / Unit.Of(Dimensions.Hour),
            _ => false,
        };
    }

    /// <summary>A list of one shape; a single one may stand without brackets.</summary>
    public sealed record ListOf(PlanShape Item) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            foreach (YamlNode item in node is YamlList list ? list.Items : [node])
            {
                Item.Check(draft, item, what);
            }
        }
    }

    /// <summary>Names or years of one's own with values of one shape.</summary>
    public sealed record MapOf(PlanShape Value, bool ByYear = false) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            if (node is not YamlMap map)
            {
                draft.Report.Error(
                    "wrong-value", node.Place,
                    $"{what} is written as {(ByYear ? "years" : "names")} with values");
                return;
            }
            foreach (YamlEntry entry in map.Entries)
            {
                if (ByYear && !(entry.Key.Text.Length is > 0 and <= 4
                    && entry.Key.Text.All(char.IsAsciiDigit)))
                {
                    draft.Report.Error(
                        "wrong-value", entry.Key.Place,
                        $"\"{entry.Key.Text}\" is no year of the contract", "write 1, 2, 3…");
                }
                Value.Check(draft, entry.Value, what);
            }
        }
    }

    /// <summary>Fixed keys, all optional.</summary>
    public sealed record Fixed(IReadOnlyDictionary<string, PlanShape> Keys) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what)
        {
            Binding.Keys? keys = Binding.Keys.Read(draft.Report, node, what, [.. Keys.Keys]);
            foreach (YamlEntry entry in keys?.Map.Entries ?? [])
            {
                if (Keys.TryGetValue(entry.Key.Text, out PlanShape? shape))
                {
                    shape.Check(draft, entry.Value, $"\"{entry.Key.Text}\"");
                }
            }
        }
    }

    /// <summary>A single value, or the same with more to say about it.</summary>
    public sealed record Either(PlanShape Single, PlanShape Map) : PlanShape
    {
        public override void Check(Draft draft, YamlNode node, string what) =>
            (node is YamlMap or YamlList ? Map : Single).Check(draft, node, what);
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Outturn.Simulation.Report;
using Outturn.Simulation.Triggers;

namespace Outturn.Cli.Commands;

/// <summary><c>power</c>: how often a payment for people together pays for luck, and how often for
/// an effect.</summary>
internal static class PowerCommand
{
    private static readonly Argument<string?> SchemeOf = new("SCHEME")
    {
        Description = "a scheme.yaml, or the folder it is in; left out with --rule",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Term = Text(
        "--term", "only this payment", "NAME");

    private static readonly Option<string?> Rule = Text(
        "--rule", "plan with a rule instead of a scheme: " + TriggerRule.Forms, "RULE");

    private static readonly Option<string?> People = Text(
        "--people", "sizes of the cohort (default: 50 to 10,000)", "N,N,…");

    private static readonly Option<string[]> Effects = new("--effect")
    {
        Description = "a true effect: 10% of the rate without help, or 5 points; may be repeated, "
            + "the first is the one worth paying for (default: of the plan, else 5% and 10%)",
        HelpName = "EFFECT",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Baseline = Text(
        "--baseline", "the rate without help (default: no-help of the plan)", "RATE");

    private static readonly Option<long> BaselineFrom = Number(
        "--baseline-from", "people on whom the baseline was counted (default: it is known)", 0);

    private static readonly Option<long> Providers = Number(
        "--providers", "how many providers are decided on", 21);

    private static readonly Option<long> Decisions = Number(
        "--decisions", "how often each is (default: as the scheme says)", 0);

    private static readonly Option<string> Level = Share(
        "--level", "accepted chance of paying for nothing", "5%");

    private static readonly Option<string> Power = Share(
        "--power", "wanted chance of paying for the effect", "80%");

    private static readonly Option<double> Icc = new("--icc")
    {
        Description = "correlation of people who are helped together",
        HelpName = "R",
    };

    private static readonly Option<long> Together = Number(
        "--together", "how many are helped together, with --icc", 1);

    private static readonly Option<double> Dispersion = new("--dispersion")
    {
        Description = "by how much the variance of what can happen more than once is greater than "
            + "its mean",
        HelpName = "X",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Html = Text(
        "--html", "write a page that stands alone, with charts", "FILE");

    private static readonly Option<bool> Json = Options.Json();

    public static Command Make()
    {
        var command = new Command(
            "power",
            "How often does a payment for people together pay for luck, how often for an effect, "
            + "and how many people does it take?\n\n"
            + "Example: outturn power schemes/transforming-rehabilitation --baseline 47.5% "
            + "--effect 5%\n"
            + "Example: outturn power --rule \"below 10 %\" --baseline 47.5%")
        {
            SchemeOf, Term, Rule, People, Effects, Baseline, BaselineFrom, Providers, Decisions,
            Level, Power, Icc, Together, Dispersion, Html, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Screen screen = Screen.Of(parsed);
        TriggerFigures figures = Figures(parsed);
        string? rule = parsed.GetValue(Rule);
        (Scheme scheme, figures) = rule is null
            ? OfScheme(parsed, figures, screen)
            : (OfRule(parsed, figures), figures);
        TriggerPlan plan = TriggerPlan.Of(scheme, figures);
        TriggerTable[] tables = [.. Wanted(plan, scheme, parsed.GetValue(Term))
            .Select(t => Table(t, parsed))];
        string title = rule is null ? scheme.Title : "Before there is a text";
        if (parsed.GetValue(Html) is { } page)
        {
            ReplacedFile.Write(page, TriggerPage.Print(
                title, tables, (rule, PooledRoute.Of(plan)),
                "outturn " + string.Join(' ', parsed.Tokens.Select(t => t.Value))));
        }
        if (parsed.GetValue(Json))
        {
            PowerJson.Print(tables, plan.Others, screen);
        }
        else
        {
            PowerText.Print(title, tables, (rule, PooledRoute.Of(plan)), screen.Out);
        }
        return ExitCode.Done;
    }

    private static (Scheme Scheme, TriggerFigures Figures) OfScheme(
        ParseResult parsed, TriggerFigures figures, Screen screen)
    {
        if (parsed.GetValue(SchemeOf) is not { } given)
        {
            throw CommandException.Usage(
                "name a scheme, or a rule to plan with: --rule " + TriggerRule.Forms + ".");
        }
        SchemeReading reading = SchemeFile.Find(given).Sound(screen);
        return (reading.Scheme!, figures.With(reading.Plan));
    }

    private static Scheme OfRule(ParseResult parsed, TriggerFigures figures)
    {
        string rule = parsed.GetValue(Rule)!;
        if (parsed.GetValue(SchemeOf) is not null)
        {
            throw CommandException.Usage("a scheme or a --rule, not both.");
        }
        if (figures.Baseline is null)
        {
            throw CommandException.Usage("a rule needs the rate without help: --baseline 47.5%.");
        }
        return TriggerRule.Of(rule, figures.Level) ?? throw CommandException.Usage(
            $"there is no rule \"{rule}\". Write {TriggerRule.Forms}.");
    }

    private static IEnumerable<CohortTerm> Wanted(TriggerPlan plan, Scheme scheme, string? name)
    {
        if (name is null)
        {
            return plan.Terms.Length > 0 ? plan.Terms : throw CommandException.No(
                $"{scheme.Title} has no payment that hangs on one count of people together."
                + string.Concat(plan.Others.Select(o =>
                    $"\n  {o.Payment.Place}: {o.Payment.Number} {o.Payment.Name}: {o.Because}")));
        }
        if (plan.Terms.FirstOrDefault(t => t.Payment.Name == name) is { } term)
        {
            return [term];
        }
        if (plan.Others.FirstOrDefault(o => o.Payment.Name == name) is { } other)
        {
            throw CommandException.No(
                $"{other.Payment.Place}: {other.Payment.Number} {name} is not planned: "
                + $"{other.Because}.");
        }
        if (scheme.Payments.Any(p => p.Name == name))
        {
            throw CommandException.No(
                $"{name} pays for what each person achieves, not for people together.");
        }
        string near = Spelling.Nearest(name, scheme.Payments.Select(p => p.Name)) is { } nearest
            ? $" Did you mean \"{nearest}\"?" : "";
        throw CommandException.Usage($"there is no payment \"{name}\".{near}");
    }

    private static TriggerTable Table(CohortTerm term, ParseResult parsed)
    {
        ImmutableArray<Effect> effects = [.. (parsed.GetValue(Effects) ?? []).Select(Effect)];
        effects = !effects.IsEmpty ? effects
            : term.Effect is { } worth ? [worth] : TriggerTable.UsualEffects;
        if (term.IsFrequency && effects.Any(e => e.IsPoints))
        {
            throw CommandException.Usage(
                $"{term.Payment.Name} counts what can happen more than once to one person: say an "
                + "effect on it as a share, --effect 10%.");
        }
        return new TriggerTable(term, Sizes(term, parsed.GetValue(People)), effects);
    }

    private static ImmutableArray<long> Sizes(CohortTerm term, string? given)
    {
        if (given is null)
        {
            ImmutableArray<long> usual =
                [.. TriggerTable.UsualSizes.Where(n => n > term.Smallest)];
            return term.Smallest > 0 ? usual.Insert(0, term.Smallest) : usual;
        }
        return [.. given.Split(',', StringSplitOptions.TrimEntries).Select(text =>
            long.TryParse(text, NumberStyles.None, NumberFormatInfo.InvariantInfo, out long n)
                && n is >= 1 and <= 1_000_000 ? n
                : throw CommandException.Usage(
                    $"\"{text}\" is no size of a cohort. Write --people 200,500,1000."))];
    }

    private static TriggerFigures Figures(ParseResult parsed)
    {
        string? baseline = parsed.GetValue(Baseline);
        if (baseline is not null && Simulation.Triggers.Effect.ReadRate(baseline) is null)
        {
            throw CommandException.Usage(
                $"\"{baseline}\" is no rate. Write --baseline 47.5%, or --baseline 1.55 of what "
                + "can happen more than once.");
        }
        double inflation = CountChance.DesignEffect(
            parsed.GetValue(Together), parsed.GetValue(Icc)) * parsed.GetValue(Dispersion);
        if (inflation is not (> 0 and <= 1000) || parsed.GetValue(Icc) is < 0 or > 1)
        {
            throw CommandException.Usage(
                "--icc is from 0 to 1, --together at least 1 and --dispersion above 0.");
        }
        return new TriggerFigures
        {
            Baseline = baseline is null ? null : Simulation.Triggers.Effect.ReadRate(baseline),
            BaselinePeople = InRange(parsed.GetValue(BaselineFrom), BaselineFrom, 0),
            Providers = (int)InRange(parsed.GetValue(Providers), Providers, 1),
            Decisions = InRange(parsed.GetValue(Decisions), Decisions, 0),
            Inflation = inflation,
            Level = Fraction(parsed.GetValue(Level)!, Level),
            Power = Fraction(parsed.GetValue(Power)!, Power),
        };
    }

    private static long InRange(long value, Option option, long least) =>
        value >= least && value <= 1_000_000 ? value : throw CommandException.Usage(
            $"{option.Name} is a number from {least.ToString(NumberFormatInfo.InvariantInfo)} to "
            + "1000000.");

    private static double Fraction(string text, Option option) =>
        Simulation.Triggers.Effect.Read(text) is { IsPoints: false, Size: > 0 and < 1 } share
            ? share.Size
            : throw CommandException.Usage($"{option.Name} is a percentage, such as 5%.");

    private static Effect Effect(string text) => Simulation.Triggers.Effect.Read(text)
        ?? throw CommandException.Usage(
            $"\"{text}\" is no effect. Write --effect 10% for a tenth of the rate without help, or "
            + "--effect \"5 points\".");

    private static Option<string?> Text(string name, string description, string help) => new(name)
    {
        Description = description,
        HelpName = help,
    };

    private static Option<string> Share(string name, string description, string value) => new(name)
    {
        Description = description,
        HelpName = "SHARE",
        DefaultValueFactory = _ => value,
    };

    private static Option<long> Number(string name, string description, long value) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
    };
}

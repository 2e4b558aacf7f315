using System.Collections.Immutable;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>Reads a document as the scheme that it is on every as-at date: one edition for each
/// day of an agreement (language reference 2.7). A document without variations is one text and one
/// edition.</summary>
internal sealed class SchemeEditions(YamlDocument document, Report report, TableFileSet files)
{
    private const int MostTexts = 200;

    /// <summary>The scheme with all its variations, and what it was before each was agreed; null
    /// where the text has errors.</summary>
    /// <param name="root">The text, with the rows of its table files.</param>
    public Scheme? Bind(YamlMap root)
    {
        ImmutableArray<VariationText> all = VariationReader.Read(root, report);
        var first = new TextReading(document.File, new DraftText(root), files);
        if (all.IsEmpty)
        {
            return Only(first);
        }
        first.TellErrors(report, []);
        VariedPlaces.Check(root, all, report);
        return report.HasErrors ? null : Bind(root, all);
    }

    // Its version hangs on no check: both are worked out at once.
    private Scheme? Only(TextReading text)
    {
        Task<string>? version = text.Scheme is null ? null
            : Task.Run(() => Versions.Of(document, files));
        text.Check();
        text.Tell(report);
        return text.Scheme is { } scheme
            ? scheme with { Version = version!.GetAwaiter().GetResult() } : null;
    }

    private Scheme? Bind(YamlMap root, ImmutableArray<VariationText> all)
    {
        DateOnly[] agreed = [.. all.Select(v => v.Agreed).Distinct().Order()];
        var open = new OpenNames();
        var earlier = ImmutableArray.CreateBuilder<Edition>();
        for (int i = 0; i < agreed.Length; i++)
        {
            DateOnly until = agreed[i];
            if (Edition(root, [.. all.Where(v => v.Agreed < until)], open) is { } scheme)
            {
                earlier.Add(new Edition(until, scheme));
            }
        }
        Scheme? now = Edition(root, all, open, isLast: true);
        if (report.HasErrors || now is null)
        {
            return null;
        }
        // One version, that of the whole text with all its files.
        string version = Versions.Of(document, files);
        return now with
        {
            Version = version,
            Earlier =
            [
                .. earlier.Select(e => e with { Scheme = e.Scheme with { Version = version } }),
            ],
        };
    }

    private Scheme? Edition(
        YamlMap root, ImmutableArray<VariationText> seen, OpenNames open, bool isLast = false)
    {
        var texts = new Combinations(seen);
        if (texts.Count > MostTexts)
        {
            report.Error(
                "variation-date", seen[^1].By.Place,
                $"the variations ask for so many dates that they make more than {MostTexts} texts",
                "let variations that belong together ask for the same date");
            return null;
        }
        var trees = new VariedTrees(root, (seen, texts), files);
        trees.TellUnknown(report);
        TextReading[] readings =
        [
            .. trees.All.Select(tree => new TextReading(
                document.File,
                new DraftText(tree) { Open = open, GroupLabels = trees.GroupLabels },
                files)),
        ];
        TellErrors(texts, readings);
        if (isLast)
        {
            TellWarnings(readings);
        }
        if (report.HasErrors)
        {
            return null;
        }
        Scheme woven = new Weaver(texts, [.. readings.Select(r => r.Scheme!)], report).Weave();
        Cycles(readings);
        return report.HasErrors ? null : woven with { Variations = Clauses(readings[0], seen) };
    }

    // Every text is a whole scheme and checked as one.
    private void TellErrors(Combinations texts, TextReading[] readings)
    {
        for (int i = 0; i < readings.Length; i++)
        {
            if (texts.IsInTurn(i))
            {
                readings[i].Check();
            }
            string[] holding = [.. texts.In(i).Select(v => v.Name.Text)];
            readings[i].TellErrors(report, holding);
        }
    }

    // What one text does not use another may: a warning stands where all of them give it.
    private void TellWarnings(TextReading[] readings)
    {
        foreach (Diagnostic warning in readings[0].Warnings.Where(w =>
            readings.Where(r => r.IsChecked).All(r => r.Warnings.Contains(w))))
        {
            report.Add(warning);
        }
    }

    // Each text alone may be without a circle, and all together have one.
    private void Cycles(TextReading[] readings)
    {
        var graph = new ClauseGraph();
        foreach (TextReading reading in readings)
        {
            graph.Join(reading.Graph);
        }
        graph.ReportCycles(report);
    }

    private ImmutableArray<Variation> Clauses(
        TextReading reading, ImmutableArray<VariationText> seen) =>
    [
        .. seen.Select(v => reading.Head(
            new Variation(v.Name.Text, ClauseHead.Number('L', v.Index), v.Name.Place)
            {
                Title = Wording.Title(v.Name.Text),
                Agreed = v.Agreed,
                From = v.From,
                By = v.Date,
                Places = [.. v.Places.Select(p => p.Path)],
            },
            v.Keys, report)),
    ];
}

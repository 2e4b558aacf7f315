using System.Globalization;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>Whatever stands in the files, the program says what is wrong: it never breaks (exit
/// 70), never hangs, and never loses a row. OUTTURN_FUZZ is how many texts are spoilt, and
/// OUTTURN_FUZZ_SEED where they begin; a failure names its seed and keeps its files.</summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly int Count = Setting("OUTTURN_FUZZ", 40);

    private static readonly int First = Setting("OUTTURN_FUZZ_SEED", 20140331);

    public static TheoryData<string> Library =>
    [
        .. Directory.GetDirectories(Place.Of("schemes"))
            .Where(f => File.Exists(Path.Combine(f, "scheme.yaml")))
            .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Library))]
    public void A_spoilt_scheme_is_checked_and_settled_or_refused(string scheme)
    {
        using Workplace place = Workplace.Of(scheme);
        byte[] text = File.ReadAllBytes(place.Path("scheme.yaml"));
        for (int seed = First; seed < First + Count; seed++)
        {
            File.WriteAllBytes(place.Path("scheme.yaml"), new Mutation(seed).Of(text));
            int check = Ended(place, seed, "check", place.Folder).Exit;
            Kept(place, seed, check is 0 or 1);
            Ran settled = Ended(place, seed, "settle", place.Folder, "--json");
            Kept(place, seed, check == 1 ? settled.Exit == 1 : settled.Exit is 0 or 1);
            Kept(place, seed, settled.Exit == 0 || settled.Out.Length == 0);
        }
    }

    [Theory, MemberData(nameof(Library))]
    public void Spoilt_facts_are_settled_or_refused_row_by_row(string scheme)
    {
        using Workplace place = Workplace.Of(scheme);
        string[] files = Directory.GetFiles(place.Path("facts"));
        byte[][] texts = [.. files.Select(File.ReadAllBytes)];
        for (int seed = First; seed < First + Count; seed++)
        {
            int which = seed % files.Length;
            File.WriteAllBytes(files[which], new Mutation(seed).Of(texts[which]));
            Ran settled = Ended(place, seed, "settle", place.Folder, "--json");
            File.WriteAllBytes(files[which], texts[which]);
            Kept(place, seed, settled.Exit == 0 || (settled.Exit == 1 && settled.Out.Length == 0));
            if (settled.Exit == 0)
            {
                (int rows, int accepted, int refused) = settled.Read;
                Kept(place, seed, rows == accepted + refused);
            }
        }
    }

    private static Ran Ended(Workplace place, int seed, params string[] words)
    {
        Task<Ran> run = Task.Run(() => Ran.Words(words));
        Kept(place, seed, run.Wait(Patience));
        if (run.Result.Exit == 70)
        {
            Assert.Fail($"seed {seed}: {Keep(place, seed)} {words[0]} {run.Result}");
        }
        return run.Result;
    }

    private static void Kept(Workplace place, int seed, bool isSo)
    {
        if (!isSo)
        {
            Assert.Fail($"seed {seed}: {Keep(place, seed)}");
        }
    }

    private static string Keep(Workplace place, int seed)
    {
        string kept = Directory.CreateTempSubdirectory($"outturn-fuzz-{seed}-").FullName;
        Directory.CreateDirectory(Path.Combine(kept, "facts"));
        foreach (string file in Directory.GetFiles(
            place.Folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(kept, Path.GetRelativePath(place.Folder, file)), true);
        }
        return kept;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}

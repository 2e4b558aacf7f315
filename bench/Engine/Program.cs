using System.Diagnostics;
using System.Globalization;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Settlement;

// Times the engine that `outturn settle` uses, in process: reading once, settling several times.
// Usage: Engine SCHEME-FOLDER FACTS-FOLDER [REPEATS] [THREADS]
string folder = args[0];
int repeats = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
int threads = args.Length > 3
    ? int.Parse(args[3], CultureInfo.InvariantCulture)
    : Environment.ProcessorCount;
string path = Path.Combine(folder, "scheme.yaml");
Scheme scheme = SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme
    ?? throw new InvalidOperationException("the scheme has errors");
var clock = Stopwatch.StartNew();
FactBase facts = FactFiles.Read(args[1], scheme, null, threads);
Console.WriteLine($"read {facts.Counts.Rows} rows in {clock.Elapsed.TotalSeconds:0.000} s");
var seconds = new List<double>();
var process = Process.GetCurrentProcess();
for (int i = 0; i < repeats; i++)
{
    clock.Restart();
    process.Refresh();
    TimeSpan before = process.TotalProcessorTime;
    SettlementResult result = Settle.Of(
        scheme, facts, new SettlingOptions { Threads = threads, Compile = true });
    seconds.Add(clock.Elapsed.TotalSeconds);
    process.Refresh();
    TimeSpan used = process.TotalProcessorTime - before;
    Console.WriteLine($"processor {used.TotalSeconds:0.000} s, settled {result.Due.Minor} minor units in {seconds[^1]:0.000} s, "
        + $"{facts.Participants.Count / seconds[^1] / 1e6:0.0} million people a second, "
        + $"{result.Cells} equations, {result.Cells / seconds[^1] / 1e6:0.00} million a second");
}
seconds.Sort();
Console.WriteLine($"median {seconds[seconds.Count / 2]:0.000} s, "
    + $"{facts.Participants.Count / seconds[seconds.Count / 2] / 1e6:0.0} million people a second, "
    + $"{threads} threads");

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
var runs = new List<(double Wall, double Processor)>();
long equations = 0;
using var process = Process.GetCurrentProcess();
for (int i = 0; i < repeats; i++)
{
    process.Refresh();
    TimeSpan before = process.TotalProcessorTime;
    clock.Restart();
    SettlementResult result = Settle.Of(
        scheme, facts, new SettlingOptions { Threads = threads, Compile = true });
    double wall = clock.Elapsed.TotalSeconds;
    process.Refresh();
    double processor = (process.TotalProcessorTime - before).TotalSeconds;
    runs.Add((wall, processor));
    equations = result.Cells;
    Console.WriteLine($"settled {result.Due.Minor} minor units in {wall:0.000} s, "
        + $"processor {processor:0.000} s");
}
double Median(Func<(double Wall, double Processor), double> of) =>
    runs.Select(of).Order().ElementAt(runs.Count / 2);
string Rate(long number) => $"{number / Median(r => r.Wall) / 1e6:0.00} million a second";
Console.WriteLine($"median {Median(r => r.Wall):0.000} s, "
    + $"processor {Median(r => r.Processor):0.000} s, {threads} threads");
Console.WriteLine($"{facts.Participants.Count} people: {Rate(facts.Participants.Count)}");
Console.WriteLine($"{equations} equations: {Rate(equations)}");

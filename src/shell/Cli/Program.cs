using Outturn.Cli;

using IDisposable heeded = Interruption.Heed();
return CommandLine.Run(args, Screen.OfProcess());

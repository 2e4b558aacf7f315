using Outturn.Cli;

return CommandLine.Run(args, Screen.OfProcess());

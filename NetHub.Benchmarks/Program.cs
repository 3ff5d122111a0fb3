using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetHub.Benchmarks;

var seconds = new Option<double>("--seconds") { Description = "how long one side of one round runs", DefaultValueFactory = _ => 5 };
var rounds = new Option<int>("--rounds") { Description = "rounds, each with both sides", DefaultValueFactory = _ => 5 };
var connections = new Option<int>("--connections") { Description = "connections that ask at the same time", DefaultValueFactory = _ => 32 };
var only = new Option<string?>("--only") { Description = "comparisons whose name begins with this: q1, ledger, \"ledger: q1\"" };
var data = new Option<string?>("--data") { Description = "where the measured databases are kept; in the temporary folder when not said" };

var endToEnd = new Command("end-to-end", "the hub beside hand-written SQL, over HTTP") { seconds, rounds, connections, only, data };
endToEnd.SetAction((arguments, cancel) => EndToEnd.RunAsync(
    new BenchmarkData(arguments.GetValue(data)),
    new Load(arguments.GetValue(connections), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)),
    arguments.GetValue(only),
    cancel));

var inProcess = new Command("in-process", "the engine beside hand-written SQL, without HTTP, one at a time") { seconds, rounds, data };
inProcess.SetAction(arguments => InProcess.Run(
    new BenchmarkData(arguments.GetValue(data)), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)));

var planning = new Command("planning", "planning a document, and writing from a plan (BenchmarkDotNet)");
planning.SetAction(static _ => BenchmarkRunner.Run<Planning>(
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))));

var ledger = new Command("ledger", "the ledger by itself: records written and checked, and their size");
ledger.SetAction(static _ => LedgerSpeed.Run());

var policy = new Command("policy", "ten thousand grants: a change of them, memory, and queries beside them") { seconds, rounds, data };
policy.SetAction((arguments, _) => PolicySpeed.RunAsync(
    new BenchmarkData(arguments.GetValue(data)), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)));

var rows = new Option<int>("--rows") { Description = "rows of the file", DefaultValueFactory = _ => 100_000 };
var publish = new Command("publish", "a file of service orders beside a raw bulk insert of its rows, and the point query meanwhile") { rows, rounds, data };
publish.SetAction((arguments, cancel) => PublishSpeed.RunAsync(new BenchmarkData(arguments.GetValue(data)), arguments.GetValue(rows), arguments.GetValue(rounds), cancel));

var subscribers = new Option<int>("--subscribers") { Description = "who follow one dataset", DefaultValueFactory = _ => 200 };
var deliver = new Command("deliver", "how long after a publication its rows are with those who follow") { subscribers, rounds, data };
deliver.SetAction((arguments, cancel) => DeliverySpeed.RunAsync(new BenchmarkData(arguments.GetValue(data)), arguments.GetValue(subscribers), arguments.GetValue(rounds), cancel));

return await new RootCommand("NetHub's benchmarks; see docs/benchmarks.md") { endToEnd, inProcess, planning, ledger, policy, publish, deliver }.Parse(args).InvokeAsync();

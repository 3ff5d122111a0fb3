using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NetHub.Benchmarks;

var seconds = new Option<double>("--seconds") { Description = "duration of one side of one round", DefaultValueFactory = _ => 5 };
var rounds = new Option<int>("--rounds") { Description = "number of rounds, each with both sides", DefaultValueFactory = _ => 5 };
var connections = new Option<int>("--connections") { Description = "concurrent connections", DefaultValueFactory = _ => 32 };
var only = new Option<string?>("--only") { Description = "only comparisons whose name begins with this: q1, ledger, \"ledger: q1\"" };
var data = new Option<string?>("--data") { Description = "folder of the measured databases; defaults to the temporary folder" };

var endToEnd = new Command("end-to-end", "compare the hub with hand-written SQL over HTTP") { seconds, rounds, connections, only, data };
endToEnd.SetAction((arguments, cancel) => EndToEnd.RunAsync(
    new BenchmarkData(arguments.GetValue(data)),
    new Load(arguments.GetValue(connections), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)),
    arguments.GetValue(only),
    cancel));

var inProcess = new Command("in-process", "compare the engine with hand-written SQL, without HTTP and sequentially") { seconds, rounds, data };
inProcess.SetAction(arguments => InProcess.Run(
    new BenchmarkData(arguments.GetValue(data)), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)));

var planning = new Command("planning", "measure planning a document and writing from a plan (BenchmarkDotNet)");
planning.SetAction(static _ => BenchmarkRunner.Run<Planning>(
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))));

var ledger = new Command("ledger", "measure the ledger alone: writing, verifying and size of records");
ledger.SetAction(static _ => LedgerSpeed.Run());

var policy = new Command("policy", "measure ten thousand grants: changes, memory and queries") { seconds, rounds, data };
policy.SetAction((arguments, _) => PolicySpeed.RunAsync(
    new BenchmarkData(arguments.GetValue(data)), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(rounds)));

var rows = new Option<int>("--rows") { Description = "number of rows in the file", DefaultValueFactory = _ => 100_000 };
var publish = new Command("publish", "compare publishing a file of service orders with a raw bulk insert, and measure a point query meanwhile") { rows, rounds, data };
publish.SetAction((arguments, cancel) => PublishSpeed.RunAsync(new BenchmarkData(arguments.GetValue(data)), arguments.GetValue(rows), arguments.GetValue(rounds), cancel));

var subscribers = new Option<int>("--subscribers") { Description = "subscribers of one dataset", DefaultValueFactory = _ => 200 };
var deliver = new Command("deliver", "measure how soon published rows reach subscribers") { subscribers, rounds, data };
deliver.SetAction((arguments, cancel) => DeliverySpeed.RunAsync(new BenchmarkData(arguments.GetValue(data)), arguments.GetValue(subscribers), arguments.GetValue(rounds), cancel));

return await new RootCommand("NetHub's benchmarks; see docs/benchmarks.md") { endToEnd, inProcess, planning, ledger, policy, publish, deliver }.Parse(args).InvokeAsync();

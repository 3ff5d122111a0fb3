using NetHub.Server.Commands;

return await HubCommands.RunAsync(args);

using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Following;

/// <summary>One dataset of a feed: its changes, and a changed row as the caller sees it.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Changes">Its changes after a number.</param>
/// <param name="Row">The row of a key, its id first.</param>
/// <param name="Joining">Domain of its ids where they join.</param>
/// <param name="Apart">Domain of its ids where they do not.</param>
internal sealed record FollowedDataset(DatasetEntry Dataset, SqlTemplate Changes, RowPlan Row, string Joining, string Apart)
{
    /// <summary>What is wanted of the row: all but its id, which the change has.</summary>
    public ObjectWriter Fields { get; } = new([.. Row.Writer.Steps.Skip(1)]);
}

/// <summary>A feed as it is planned.</summary>
/// <param name="Selection">What is wanted of it.</param>
/// <param name="Datasets">What is followed.</param>
/// <param name="Head">Number of the newest change of all.</param>
/// <param name="Tail">Number of the oldest that is kept.</param>
/// <param name="Size">Changes that are told at most.</param>
/// <param name="Binding">What its cursors are bound to.</param>
internal sealed record ChangeFeed(Selection Selection, IReadOnlyList<FollowedDataset> Datasets, SqlTemplate Head, SqlTemplate Tail, int Size, string Binding)
{
    public const int DefaultSize = 100;
}

/// <summary>Where a subscription is.</summary>
/// <param name="After">Number up to which everything was told.</param>
/// <param name="FellBehind">It was told so much without an end that it shall read on by itself.</param>
internal readonly record struct FeedPosition(long After, bool FellBehind);

/// <summary>How far one run of a feed came.</summary>
/// <param name="Changes">Changes that were told.</param>
/// <param name="Reached">Number up to which everything was told.</param>
/// <param name="HasMore">There is more to be told.</param>
internal readonly record struct FeedProgress(int Changes, long Reached, bool HasMore);

/// <summary>Root field of a feed.</summary>
internal sealed class ChangeFeedRoot(string responseKey, ChangeFeed feed) : RootItem(responseKey)
{
    /// <summary>The query.</summary>
    public const string Changes = "changes";

    /// <summary>The subscription.</summary>
    public const string DataChanged = "dataChanged";

    // Its cursors are never the same, and a change that nobody sees is none.
    public override bool IsVersioned => false;

    public override void Write(RunScope run) => run.Tally.Feed = new ChangeFeedRun(feed, run).Write();
}

package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The open feeds of a database. The writer tells them of commits once these are visible.
 *
 * <p>Threading: safe from any thread. A feed's lock may be taken under this one's, never the other
 * way round.
 */
final class Feeds {
  final AsyncRuntime runtime;
  final PointReads reads;
  private final List<CommitFeed> feeds = new ArrayList<>();
  private long told;

  /** Feeds of {@code reads}, whose last commit is at {@code told}. */
  Feeds(AsyncRuntime runtime, PointReads reads, long told) {
    this.runtime = runtime;
    this.reads = reads;
    this.told = told;
  }

  /**
   * A new feed.
   *
   * @throws KoruException.Closed when the database is closed
   */
  synchronized Feed open(FeedOptions options) {
    CommitFeed feed = new CommitFeed(this, options, told);
    feeds.add(feed);
    return feed;
  }

  /** Tells of commits that have become visible together. Cost: nothing while nobody listens. */
  synchronized void published(List<List<VersionRecord>> commits) {
    told = commits.get(commits.size() - 1).get(0).timestampNanos();
    if (!feeds.isEmpty()) {
      feeds.removeIf(feed -> !feed.hear(commits));
    }
  }

  synchronized void forget(CommitFeed feed) {
    feeds.remove(feed);
  }

  /** Ends all feeds. */
  synchronized void close() {
    feeds.forEach(feed -> feed.end(new KoruException.Closed("database is closed")));
    feeds.clear();
  }
}

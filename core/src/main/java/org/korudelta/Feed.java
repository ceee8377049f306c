package org.korudelta;

import java.util.Optional;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * The commits of a database in their order, each once, as they become visible (D12): durable too,
 * unless the database has another {@link Durability} than {@code SYNC}.
 *
 * <pre>{@code
 * Feed feed = db.watch(FeedOptions.after(token).withNamespace("users"));
 * Promise<Optional<Commit>> first = feed.next();
 * }</pre>
 *
 * <p>A feed keeps its place in the log, not copies of what waits for it: it reads a page of changes
 * when it is asked. So a subscriber of the past is held back by itself alone. One that had arrived
 * at the present and then lets more commits wait than its buffer holds is told {@code lagged}, and
 * goes on by a new feed after its {@link #token}: nothing is missed, nothing comes twice.
 *
 * <p>Cost: memory for one page, and eight bytes or so for each commit that waits. Threading: safe
 * from any thread; one {@link #next} at a time.
 */
public interface Feed {

  /**
   * The next commit with a change that was asked for; empty once {@link FeedOptions#withUntil its
   * end} is reached. It waits when there is none yet. Cancelling the task that waits loses nothing:
   * the commit is the next one's answer. After an error of a read it may be asked again.
   *
   * <p>Fails {@code lagged}, with the token in the error, when more commits were let wait than the
   * buffer holds; {@code closed} once the feed or its database is closed; {@code bad_request} while
   * another {@code next} is pending.
   */
  Promise<Optional<Commit>> next();

  /**
   * The time after which another feed, in a later session too, gives just what this one did not:
   * that of the last commit that {@link #next} gave, or a later one before which nothing that was
   * asked for is left.
   */
  Timestamp token();

  /** Ends the feed; a pending {@link #next} fails {@code closed}. A second call is harmless. */
  void close();
}

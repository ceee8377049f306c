package org.korudelta.jvm;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.Feed;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * A {@link Feed} for a thread that may wait.
 *
 * <pre>{@code
 * try (BlockingFeed feed = db.watch(FeedOptions.after(token))) {
 *   for (Commit commit : feed) {
 *     handle(commit);
 *   }
 * }
 * }</pre>
 *
 * <p>Each operation throws the {@link KoruException} that the feed's promise would hold: {@code
 * lagged} with its token, {@code closed}; {@code would_deadlock} on a task of the database's
 * runtime. An interrupt ends the wait with {@code cancelled} and the flag set again; neither that
 * nor a timeout loses a commit.
 *
 * <p>Threading: for one thread at a time, another one gets {@code bad_request}; but {@link #close}
 * is for any, and ends a wait with {@code closed}.
 */
public final class BlockingFeed implements Iterable<Commit>, AutoCloseable {
  /*
   * What was asked stays asked until its answer is given out: a wait that was given up, and a look
   * ahead, leave it open, and the next wait is for the same answer. Its promise holds the outcome
   * as a value, so that one which nobody waits for any more is no error that reached nobody.
   */
  private final JvmRuntime runtime;
  private final Feed feed;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Question open;

  BlockingFeed(JvmRuntime runtime, Feed feed) {
    this.runtime = runtime;
    this.feed = feed;
  }

  /** What was asked after {@code token}, and its answer. */
  private record Question(Timestamp token, Promise<Outcome<Optional<Commit>>> answer) {}

  /** The next commit; empty at the end that the options name. */
  public Optional<Commit> next() {
    return alone(() -> given(await(this::asked)));
  }

  /** As {@link #next()}; {@code deadline_exceeded} when there is none by then. */
  public Optional<Commit> next(Duration timeout) {
    return alone(() -> given(await(() -> runtime.timeout(timeout, asked()))));
  }

  private <T> T alone(Supplier<T> operation) {
    if (busy.getAndSet(true)) {
      throw new KoruException.BadRequest("another thread waits for this feed");
    }
    try {
      return operation.get();
    } finally {
      busy.set(false);
    }
  }

  private Optional<Commit> given(Optional<Commit> commit) {
    open = null;
    return commit;
  }

  private Optional<Commit> await(Supplier<Promise<Outcome<Optional<Commit>>>> wait) {
    Outcome<Optional<Commit>> outcome = runtime.await("next", wait);
    if (outcome instanceof Outcome.Success<Optional<Commit>> success) {
      return success.value();
    }
    open = null;
    if (outcome instanceof Outcome.Failure<Optional<Commit>> failure) {
      throw Rethrown.here(failure.error());
    }
    throw new KoruException.Cancelled("cancelled: operation=next");
  }

  private Promise<Outcome<Optional<Commit>>> asked() {
    Question question = open;
    if (question == null) {
      Timestamp token = feed.token();
      question = new Question(token, feed.next().handle(runtime::completed));
      open = question;
    }
    return question.answer;
  }

  /** The time after which another feed gives just what this one did not. */
  public Timestamp token() {
    Question question = open;
    return question == null ? feed.token() : question.token;
  }

  /** The commits to come, each once: several iterators, and {@link #next}, share them. */
  @Override
  public Iterator<Commit> iterator() {
    return new Commits();
  }

  /** Ends the feed. A second call is harmless. */
  @Override
  public void close() {
    feed.close();
  }

  private final class Commits implements Iterator<Commit> {
    @Override
    public boolean hasNext() {
      return alone(() -> await(BlockingFeed.this::asked)).isPresent();
    }

    @Override
    public Commit next() {
      return BlockingFeed.this
          .next()
          .orElseThrow(() -> new NoSuchElementException("the feed has ended"));
    }
  }
}

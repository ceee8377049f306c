package org.korudelta.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.KeyState;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Walks over the keys of several sources as if they were one, in order: of a key that several have,
 * the newest source that had a version decides.
 *
 * <p>Threading: one user at a time.
 */
final class KeyScan {
  private final AsyncRuntime runtime;
  private final byte[] prefix;
  private final List<Feed> feeds = new ArrayList<>();

  /** A walk over the keys whose codes begin with {@code prefix}; the newest source first. */
  KeyScan(AsyncRuntime runtime, byte[] prefix, List<KeySource> sources) {
    this.runtime = runtime;
    this.prefix = prefix;
    sources.forEach(source -> feeds.add(new Feed(source)));
  }

  /** A source and what it has told that was not used yet. */
  private static final class Feed {
    private final KeySource source;
    private final ArrayDeque<KeyState> keys = new ArrayDeque<>();
    private boolean ended;

    private Feed(KeySource source) {
      this.source = source;
    }

    private void take(List<KeyState> more) {
      keys.addAll(more);
      ended = more.isEmpty();
    }
  }

  /** Shows the keys that have a version, up to the first that {@code wanted} refuses. */
  Promise<@Nullable Void> forEach(Predicate<KeyState> wanted) {
    while (true) {
      Feed hungry = hungry();
      if (hungry != null) {
        Promise<List<KeyState>> more = hungry.source.next();
        if (!(more.peek().orElse(null) instanceof Outcome.Success<List<KeyState>> known)) {
          return more.then(
              keys -> {
                hungry.take(keys);
                return forEach(wanted);
              });
        }
        hungry.take(known.value());
        continue;
      }
      byte[] least = least();
      if (least == null || !ByteOrder.startsWith(least, prefix)) {
        return runtime.completed(null);
      }
      KeyState state = take(least);
      if (state.last() != null && !wanted.test(state)) {
        return runtime.completed(null);
      }
    }
  }

  private @Nullable Feed hungry() {
    for (Feed feed : feeds) {
      if (feed.keys.isEmpty() && !feed.ended) {
        return feed;
      }
    }
    return null;
  }

  private byte @Nullable [] least() {
    byte[] least = null;
    for (Feed feed : feeds) {
      KeyState first = feed.keys.peek();
      if (first != null && (least == null || ByteOrder.compare(first.code(), least) < 0)) {
        least = first.code();
      }
    }
    return least;
  }

  private KeyState take(byte[] code) {
    KeyState newest = new KeyState(code, null);
    for (Feed feed : feeds) {
      KeyState first = feed.keys.peek();
      if (first != null && ByteOrder.compare(first.code(), code) == 0) {
        feed.keys.remove();
        newest = newest.last() == null ? first : newest;
      }
    }
    return newest;
  }
}

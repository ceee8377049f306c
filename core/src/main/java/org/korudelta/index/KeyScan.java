package org.korudelta.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    return walk(
        code -> {
          KeyState state = take(code);
          return state.last() == null || wanted.test(state);
        });
  }

  /** Shows of each key what each source that has it knows, the newest first. */
  Promise<@Nullable Void> forEachOfAll(Consumer<List<KeyState>> visitor) {
    return walk(
        code -> {
          visitor.accept(takeAll(code));
          return true;
        });
  }

  /** Shows the codes in order, up to the first that {@code step}, which takes it, refuses. */
  private Promise<@Nullable Void> walk(Predicate<byte[]> step) {
    while (true) {
      Feed hungry = hungry();
      if (hungry != null) {
        Promise<List<KeyState>> more = hungry.source.next();
        if (!(more.peek().orElse(null) instanceof Outcome.Success<List<KeyState>> known)) {
          return more.then(
              keys -> {
                hungry.take(keys);
                return walk(step);
              });
        }
        hungry.take(known.value());
        continue;
      }
      byte[] least = least();
      if (least == null || !ByteOrder.startsWith(least, prefix) || !step.test(least)) {
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

  /** One for each source; without a version where it has none of the key. */
  private List<KeyState> takeAll(byte[] code) {
    KeyState none = new KeyState(code, null);
    List<KeyState> states = new ArrayList<>(feeds.size());
    for (Feed feed : feeds) {
      KeyState first = feed.keys.peek();
      boolean has = first != null && ByteOrder.compare(first.code(), code) == 0;
      states.add(has ? feed.keys.remove() : none);
    }
    return states;
  }
}

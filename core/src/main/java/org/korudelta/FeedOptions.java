package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/**
 * What a {@link Feed} gives: from when, until when, of which keys. Threading: immutable.
 *
 * <pre>{@code
 * FeedOptions.after(token).withPrefix("users", "eu/").withBuffer(1_000)
 * }</pre>
 */
public final class FeedOptions {
  private static final int BUFFER = 1 << 16;
  private static final int BUFFER_MAX = 1 << 20;
  private static final FeedOptions NOW =
      new FeedOptions(new Span(null, Timestamp.MAX), List.of(), BUFFER, true);

  private final Span span;
  private final List<Keys> wanted;
  private final int buffer;
  private final boolean before;

  private FeedOptions(Span span, List<Keys> wanted, int buffer, boolean before) {
    this.span = span;
    this.wanted = wanted;
    this.buffer = buffer;
    this.before = before;
  }

  /** From where to where; from now when {@code after} is null. */
  private record Span(@Nullable Timestamp after, Timestamp until) {}

  /** The keys of a namespace that begin with a prefix. */
  private record Keys(String namespace, String prefix) {
    private boolean hold(String name, String key) {
      return namespace.equals(name) && key.startsWith(prefix);
    }
  }

  /**
   * Commits after the last one there is; all keys, what was before too, and a buffer of 65,536
   * commits.
   */
  public static FeedOptions fromNow() {
    return NOW;
  }

  /** As {@link #fromNow}, but all commits after {@code token}: any time, or a feed's token. */
  public static FeedOptions after(Timestamp token) {
    return NOW.withAfter(token);
  }

  /** These options, beginning after {@code token}; {@link Timestamp#MIN} is the beginning. */
  public FeedOptions withAfter(Timestamp token) {
    return new FeedOptions(new Span(token, span.until), wanted, buffer, before);
  }

  /**
   * These options with an end: the feed ends after the commits up to {@code time}, inclusive, as
   * soon as a commit at that time or later is there.
   */
  public FeedOptions withUntil(Timestamp time) {
    return new FeedOptions(new Span(span.after, time), wanted, buffer, before);
  }

  /** These options, with the keys of {@code namespace} among those that are wanted. */
  public FeedOptions withNamespace(String namespace) {
    return withPrefix(namespace, "");
  }

  /**
   * These options, with the keys of {@code namespace} that begin with {@code prefix} among those
   * that are wanted. Without any such, all keys are.
   */
  public FeedOptions withPrefix(String namespace, String prefix) {
    List<Keys> more = new ArrayList<>(wanted);
    more.add(new Keys(namespace, prefix));
    return new FeedOptions(span, List.copyOf(more), buffer, before);
  }

  /**
   * These options with another buffer.
   *
   * @param commits how many may wait before {@code lagged}: 1 to 1,048,576, else {@code
   *     bad_request}
   */
  public FeedOptions withBuffer(int commits) {
    if (commits < 1 || commits > BUFFER_MAX) {
      throw new KoruException.BadRequest(
          "buffer out of range: commits=" + commits + " min=1 max=" + BUFFER_MAX);
    }
    return new FeedOptions(span, wanted, commits, before);
  }

  /** These options without the versions that were there before: they need not be read. */
  public FeedOptions withoutBefore() {
    return new FeedOptions(span, wanted, buffer, false);
  }

  @Nullable Timestamp after() {
    return span.after;
  }

  long untilNanos() {
    return span.until.epochNanos();
  }

  int buffer() {
    return buffer;
  }

  boolean before() {
    return before;
  }

  boolean wants(String namespace, String key) {
    for (Keys keys : wanted) {
      if (keys.hold(namespace, key)) {
        return true;
      }
    }
    return wanted.isEmpty();
  }
}

package org.korudelta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.text.Timestamp;

/**
 * What one commit changed, as a feed tells of it; whole, but for what was not asked for (D4).
 *
 * @param timestamp the commit's time, which is the token to go on after it
 * @param changes at least one, by ordinal
 */
public record Commit(Timestamp timestamp, List<Change> changes) {
  /** Keeps a copy of the changes. */
  public Commit {
    changes = List.copyOf(changes);
  }

  /** What a change did to its key. */
  public enum Kind {
    /** There was no value before. */
    INSERT,
    /** There was a value before, and there is another. */
    UPDATE,
    /** There was a value, and there is none. */
    DELETE
  }

  /** One key's change. Threading: immutable. */
  public static final class Change {
    private final Kind kind;
    private final @Nullable Version before;
    private final Version after;

    private Change(Kind kind, @Nullable Version before, Version after) {
      this.kind = kind;
      this.before = before;
      this.after = after;
    }

    /** {@code after}, in place of {@code replaced}, which may be null or a tombstone. */
    static Change of(@Nullable Version replaced, Version after) {
      Version before = replaced == null || replaced.tombstone() ? null : replaced;
      Kind put = before == null ? Kind.INSERT : Kind.UPDATE;
      return new Change(after.tombstone() ? Kind.DELETE : put, before, after);
    }

    /** {@code after}, with no look at what it replaced. */
    static Change unread(Version after) {
      Kind put = after.previousVersion().isEmpty() ? Kind.INSERT : Kind.UPDATE;
      return new Change(after.tombstone() ? Kind.DELETE : put, null, after);
    }

    /**
     * What it did. Of a feed {@link FeedOptions#withoutBefore() without before}, a put over a
     * tombstone counts as an update.
     */
    public Kind kind() {
      return kind;
    }

    /** The version that had the value before; empty when there was no value, or none is wanted. */
    public Optional<Version> before() {
      return Optional.ofNullable(before);
    }

    /** The version written, a tombstone for a delete. */
    public Version after() {
      return after;
    }

    @Override
    public String toString() {
      return kind + " " + after;
    }
  }
}

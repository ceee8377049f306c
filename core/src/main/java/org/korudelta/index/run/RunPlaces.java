package org.korudelta.index.run;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.log.Address;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.table.TableCursor;

/**
 * Compares the signposts of a run with the commits of the log, both in their order: each signpost
 * stands at a record that is there, and before each record, in its segment, stands one.
 *
 * <p>Memory: a block a level. Threading: one task at a time.
 */
public final class RunPlaces {
  private final AsyncRuntime runtime;
  private final TableCursor cursor;
  private final Consumer<String> differs;
  private @Nullable Signpost next;
  private @Nullable Signpost passed;
  private boolean begun;

  /** Tells {@code differs} of what is not so in {@code run}. */
  public RunPlaces(AsyncRuntime runtime, IndexRun run, Consumer<String> differs) {
    this.runtime = runtime;
    this.cursor = run.placeCursor();
    this.differs = differs;
  }

  /** Compares with the next commit of the log. */
  public Promise<@Nullable Void> compare(CommitPlace commit) {
    if (begun) {
      return compare(commit, 0);
    }
    begun = true;
    return cursor.first().<@Nullable Void>map(this::stand).then(ignored -> compare(commit, 0));
  }

  private @Nullable Void stand(boolean stands) {
    next = stands ? Signpost.read(cursor.key(), cursor.valueSource()) : null;
    return null;
  }

  private Promise<@Nullable Void> compare(CommitPlace commit, int from) {
    for (int ordinal = from; ordinal < commit.versions(); ordinal++) {
      Address address = new Address(commit.nanos(), ordinal);
      while (next != null && next.address().compareTo(address) <= 0) {
        check(next, commit, address);
        if (!cursor.advance()) {
          int here = ordinal;
          return cursor
              .nextBlock()
              .<@Nullable Void>map(this::stand)
              .then(ignored -> compare(commit, here));
        }
        stand(true);
      }
      requireFound(commit.record(ordinal), address);
    }
    return runtime.completed(null);
  }

  private void check(Signpost post, CommitPlace commit, Address address) {
    passed = post;
    if (!post.address().equals(address)) {
      differs.accept("place of no version: " + text(post.address()));
      return;
    }
    LogPlace record = commit.record(address.ordinal());
    long first = commit.record(0).offset();
    if (!post.place().equals(record) || post.firstOffset() != first) {
      differs.accept(
          "place: " + text(address) + " index=" + text(post.place()) + " log=" + text(record));
    }
  }

  private void requireFound(LogPlace record, Address address) {
    Signpost near = passed;
    if (near == null || near.place().segment() != record.segment()) {
      differs.accept("no place to read on from: " + text(address) + " log=" + text(record));
    }
  }

  private static String text(Address address) {
    return "nanos=" + address.nanos() + " ordinal=" + address.ordinal();
  }

  private static String text(LogPlace place) {
    return place.segment() + "/" + place.offset();
  }

  /** All commits were compared. */
  public void end() {
    if (next != null) {
      differs.accept("place of no version: " + text(next.address()));
    }
  }
}

package org.korudelta.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.bytes.ByteSource;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Goes through the entries of several tables as if they were one; of equal keys those of the table
 * named first come first.
 *
 * <p>Threading: one user at a time.
 */
public final class MergeCursor {
  private final AsyncRuntime runtime;
  private final List<TableCursor> cursors;
  private final List<byte[]> keys = new ArrayList<>();
  private int least = -1;

  /** Before the first entry of {@code cursors}. */
  public MergeCursor(AsyncRuntime runtime, List<TableCursor> cursors) {
    this.runtime = runtime;
    this.cursors = new ArrayList<>(cursors);
  }

  /** Goes to the first entry; false when there is none. */
  public Promise<Boolean> first() {
    return start(0);
  }

  private Promise<Boolean> start(int index) {
    if (index == cursors.size()) {
      return runtime.completed(choose());
    }
    TableCursor cursor = cursors.get(index);
    return cursor.first().then(stands -> started(index, cursor, stands));
  }

  private Promise<Boolean> started(int index, TableCursor cursor, boolean stands) {
    if (!stands) {
      cursors.remove(index);
      return start(index);
    }
    keys.add(cursor.key());
    return start(index + 1);
  }

  private boolean choose() {
    int found = -1;
    byte @Nullable [] lowest = null;
    for (int i = 0; i < cursors.size(); i++) {
      if (lowest == null || ByteOrder.compare(keys.get(i), lowest) < 0) {
        found = i;
        lowest = keys.get(i);
      }
    }
    least = found;
    return found >= 0;
  }

  /** The key of the entry it stands at. */
  public byte[] key() {
    return keys.get(least);
  }

  /** Reads the value of the entry it stands at. */
  public ByteSource valueSource() {
    return cursors.get(least).valueSource();
  }

  /** Goes to the next entry if it is at hand; false when {@link #nextBlock} must fetch it. */
  public boolean advance() {
    TableCursor cursor = cursors.get(least);
    if (!cursor.advance()) {
      return false;
    }
    keys.set(least, cursor.key());
    return choose();
  }

  /** Goes to the next entry, which is in a further block; false at the end. */
  public Promise<Boolean> nextBlock() {
    TableCursor cursor = cursors.get(least);
    return cursor.nextBlock().map(stands -> settle(cursor, stands));
  }

  private boolean settle(TableCursor cursor, boolean stands) {
    if (stands) {
      keys.set(least, cursor.key());
    } else {
      cursors.remove(least);
      keys.remove(least);
    }
    return choose();
  }
}

package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.runtime.Promise;
import org.korudelta.table.TableCursor;

/**
 * Walks over the keys of a run, a block at a time. Of a key that goes on over the end of a block
 * the rest is not read through: its last version is looked up, and the walk jumps behind it.
 *
 * <p>Threading: one user at a time.
 */
final class RunKeys implements KeySource {
  private final IndexRun run;
  private final TableCursor cursor;
  private final byte[] from;
  private final long nanos;
  private List<KeyState> batch = new ArrayList<>();
  private byte @Nullable [] code;
  private @Nullable Posting last;
  private boolean started;

  RunKeys(IndexRun run, byte[] from, long nanos) {
    this.run = run;
    this.cursor = run.keyCursor();
    this.from = from;
    this.nanos = nanos;
  }

  @Override
  public Promise<List<KeyState>> next() {
    if (started) {
      return afterBlock();
    }
    started = true;
    return Prompt.then(run.runtime(), cursor.seek(from), this::readBlock);
  }

  /** Takes the entries of a block; the last key of it may go on. */
  private Promise<List<KeyState>> readBlock(boolean stands) {
    if (!stands) {
      closeKey();
      return run.answer(taken());
    }
    do {
      take(cursor.key());
    } while (cursor.advance());
    return batch.isEmpty() ? afterBlock() : run.answer(taken());
  }

  private Promise<List<KeyState>> afterBlock() {
    byte[] open = code;
    return open == null
        ? run.answer(List.of())
        : Prompt.then(run.runtime(), run.last(open, nanos), this::jump);
  }

  private Promise<List<KeyState>> jump(Optional<Posting> found) {
    byte[] open = code;
    if (open == null) {
      return run.answer(List.of());
    }
    last = found.orElse(null);
    closeKey();
    return Prompt.then(run.runtime(), cursor.seek(KeyCode.after(open)), this::readBlock);
  }

  private void take(byte[] entry) {
    byte[] entryCode = Arrays.copyOf(entry, entry.length - Long.BYTES);
    if (code == null || !Arrays.equals(entryCode, code)) {
      closeKey();
      code = entryCode;
    }
    Posting found = PostingList.last(KeyCode.nanos(entry), cursor.valueSource(), nanos);
    last = found == null ? last : found;
  }

  private void closeKey() {
    if (code != null) {
      batch.add(new KeyState(code, last));
      code = null;
      last = null;
    }
  }

  private List<KeyState> taken() {
    List<KeyState> keys = batch;
    batch = new ArrayList<>();
    return keys;
  }
}

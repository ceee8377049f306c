package org.korudelta.index.run;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.Table;
import org.korudelta.table.TableAudit;

/**
 * Reads all of one run: every block of its tables, its filter, its catalog; tells of all that is
 * not what was written, and sums up what is there.
 *
 * <p>Memory: the filter, and a block a level. Threading: one task at a time.
 */
public final class RunAudit {
  private final AsyncRuntime runtime;
  private final IndexRun run;
  private final Listener listener;
  private final RunTally tally = new RunTally();
  private @Nullable KeyFilter filter;
  private boolean damaged;

  /** An audit of {@code run}. */
  public RunAudit(AsyncRuntime runtime, IndexRun run, Listener listener) {
    this.runtime = runtime;
    this.run = run;
    this.listener = listener;
  }

  /** Hears what an audit finds and how far it is. */
  public interface Listener {

    /** What stands at {@code place} is not what was written. */
    void damaged(BlockPlace place, String what);

    /** So many bytes were read. */
    void read(int bytes);
  }

  /** Reads everything; what is there, unless some of it is damaged. */
  public Promise<Optional<RunTally>> run() {
    return loadFilter()
        .then(ignored -> table(run.keyTable(), this::key))
        .then(ignored -> table(run.idTable(), this::id))
        .then(ignored -> table(run.effectTable(), this::effect))
        .then(ignored -> table(run.placeTable(), this::place))
        .then(ignored -> sound(run.catalog(), run.catalogPlace()))
        .map(ignored -> damaged ? Optional.empty() : Optional.of(tally));
  }

  private Promise<@Nullable Void> loadFilter() {
    Promise<@Nullable Void> loaded =
        run.filter()
            .map(
                found -> {
                  filter = found;
                  return null;
                });
    return sound(loaded, run.filterPlace());
  }

  private Promise<@Nullable Void> sound(Promise<?> part, BlockPlace place) {
    listener.read(place.length());
    return part.<@Nullable Void>map(ignored -> null).recover(error -> damaged(place, error));
  }

  private Promise<@Nullable Void> damaged(BlockPlace place, Throwable error) {
    if (!(error instanceof KoruException.Corruption)) {
      return runtime.failed(error);
    }
    damaged = true;
    listener.damaged(place, String.valueOf(error.getMessage()));
    return runtime.completed(null);
  }

  /** Takes an entry of a table; {@code corruption} when it is none. */
  private interface Entry {
    void take(byte[] key, ByteSource value);
  }

  private Promise<@Nullable Void> table(Table table, Entry entry) {
    return TableAudit.run(
            table,
            new TableAudit.Listener() {
              @Override
              public void entry(byte[] key, ByteSource value) {
                entry.take(key, value);
              }

              @Override
              public void damaged(BlockPlace place, String what) {
                listener.damaged(place, what);
              }

              @Override
              public void read(int bytes) {
                listener.read(bytes);
              }
            })
        .map(
            sound -> {
              damaged |= !sound;
              return null;
            });
  }

  private void key(byte[] entry, ByteSource value) {
    requireLonger(entry, Long.BYTES);
    byte[] code = Arrays.copyOf(entry, entry.length - Long.BYTES);
    for (Posting posting : PostingList.decode(KeyCode.nanos(entry), value)) {
      tally.version(code, posting);
    }
    if (filter != null && !filter.mayHold(code)) {
      throw new KoruException.Corruption("a key that the filter does not know");
    }
  }

  private static void requireLonger(byte[] entry, int bytes) {
    if (entry.length <= bytes) {
      throw new KoruException.Corruption("entry cut short: length=" + entry.length);
    }
  }

  private void id(byte[] code, ByteSource value) {
    for (Address address : IdCode.addresses(value)) {
      tally.id(code, address);
    }
  }

  private void effect(byte[] entry, ByteSource value) {
    requireLonger(entry, IdCode.BYTES);
    tally.effect(Arrays.copyOf(entry, IdCode.BYTES), IdCode.effect(entry));
  }

  /** Whether it is true only the log can say. */
  private void place(byte[] key, ByteSource value) {
    Signpost.read(key, value);
  }
}

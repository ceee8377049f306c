package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.FileAppender;
import org.korudelta.table.TableWriter;

/**
 * Writes one run: entries of each of its tables in their order, the tables in any order, then the
 * end.
 *
 * <p>Memory: a block for each table, the filter, and the pieces that are on their way. Threading:
 * one task at a time.
 */
public final class RunWriter {
  private static final byte[] NO_VALUE = new byte[0];

  private final FileAppender file;
  private final int number;
  private final byte[] header;
  private final KeyFilter filter;
  private final TableWriter keys;
  private final TableWriter ids;
  private final TableWriter effects;
  private final TableWriter places;
  private final List<Posting> postings = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private byte[] key = NO_VALUE;
  private byte[] id = NO_VALUE;
  private long versions;

  /**
   * Writes {@code file}, which is empty, as {@code identity}.
   *
   * @param keysMax how many keys there may be, for the size of the filter
   */
  public RunWriter(AsyncRuntime runtime, StorageFile file, RunIdentity identity, long keysMax) {
    this.file = new FileAppender(runtime, file);
    this.number = identity.number();
    this.header = RunFormat.header(identity);
    this.filter = KeyFilter.forKeys(keysMax);
    this.file.add(header);
    this.keys = new TableWriter(this.file, number);
    this.ids = new TableWriter(this.file, number);
    this.effects = new TableWriter(this.file, number);
    this.places = new TableWriter(this.file, number);
  }

  /** Adds a version of the key with {@code code}: keys in order, each key's versions by time. */
  public void version(byte[] code, Posting posting) {
    if (!Arrays.equals(code, key)) {
      closeKey();
      key = code;
      filter.add(code);
    } else if (postings.size() == PostingList.POSTINGS_MAX) {
      closeKey();
    }
    postings.add(posting);
    versions++;
  }

  private void closeKey() {
    if (!postings.isEmpty()) {
      keys.add(KeyCode.at(key, postings.get(0).nanos()), PostingList.encode(postings));
      postings.clear();
    }
  }

  /** Adds where the version is whose id has {@code code}: in order of the codes. */
  public void id(byte[] code, Address address) {
    if (!Arrays.equals(code, id)) {
      closeId();
      id = code;
    }
    addresses.add(address);
  }

  private void closeId() {
    if (!addresses.isEmpty()) {
      ids.add(id, IdCode.addresses(addresses));
      addresses.clear();
    }
  }

  /** Adds that {@code effect} names a version as its cause: in order of code and address. */
  public void effect(byte[] cause, Address effect) {
    effects.add(IdCode.effect(cause, effect), NO_VALUE);
  }

  /** Adds where a record begins: in order of the addresses. */
  public void signpost(Signpost signpost) {
    places.add(Signpost.key(signpost.address()), signpost.value());
  }

  /** Whether {@link #drain} has something to do. */
  public boolean isFull() {
    return file.isFull();
  }

  /** Lets what has come together go to the file. */
  public Promise<@Nullable Void> drain() {
    return file.drain();
  }

  /** Writes the end; the file is durable when the promise completes, its name is not. */
  public Promise<@Nullable Void> finish(RunSpan span, Totals totals, Catalog catalog) {
    closeKey();
    closeId();
    RunFooter.Tables tables =
        new RunFooter.Tables(keys.finish(), ids.finish(), effects.finish(), places.finish());
    RunFooter footer =
        new RunFooter(
            span,
            versions,
            totals,
            tables,
            SoundBytes.add(file, number, filter.bytes()),
            SoundBytes.add(file, number, catalog.encoded()));
    byte[] ending = RunFormat.ending(header, footer);
    return file.finish()
        .then(
            durable -> {
              file.add(ending);
              return file.finish();
            });
  }
}

package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteOrder;
import org.korudelta.bytes.ByteSource;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.Table;
import org.korudelta.table.TableCursor;
import org.korudelta.table.TableEntry;
import org.korudelta.table.TableFile;

/**
 * One finished run: what a stretch of the log holds, found without reading the log.
 *
 * <p>Memory: its key filter, once it was needed; blocks by the cache. Threading: safe from any
 * thread.
 */
public final class IndexRun {
  private final AsyncRuntime runtime;
  private final TableFile file;
  private final RunFooter footer;
  private final Table keys;
  private final Table ids;
  private final Table effects;
  private final Table places;
  private volatile @Nullable KeyFilter filter;

  IndexRun(AsyncRuntime runtime, TableFile file, RunFooter footer) {
    this.runtime = runtime;
    this.file = file;
    this.footer = footer;
    this.keys = new Table(file, footer.tables().keys());
    this.ids = new Table(file, footer.tables().ids());
    this.effects = new Table(file, footer.tables().effects());
    this.places = new Table(file, footer.tables().places());
  }

  /** What it holds. */
  public RunSpan span() {
    return footer.span();
  }

  /** How many versions it holds. */
  public long versions() {
    return footer.versions();
  }

  /** What there is in all after its last commit. */
  public Totals totals() {
    return footer.totals();
  }

  /** The file's name. */
  public String name() {
    return file.name();
  }

  /** The number in the file's name. */
  public int number() {
    return file.number();
  }

  /** The namespaces after its last commit. */
  public Promise<Catalog> catalog() {
    return file.bytes(footer.catalog())
        .map(bytes -> Catalog.read(SoundBytes.check(bytes, file, footer.catalog())));
  }

  /** The last version here of the key with {@code code} that is not after {@code nanos}. */
  public Promise<Optional<Posting>> last(byte[] code, long nanos) {
    if (nanos < span().firstNanos()) {
      return runtime.completed(Optional.empty());
    }
    KeyFilter known = filter;
    return known == null
        ? Prompt.then(runtime, loadFilter(), loaded -> last(loaded, code, nanos))
        : last(known, code, nanos);
  }

  private Promise<Optional<Posting>> last(KeyFilter known, byte[] code, long nanos) {
    return known.mayHold(code)
        ? Prompt.map(
            runtime,
            keys.floor(KeyCode.at(code, nanos)),
            entry -> entry.flatMap(found -> last(found, code, nanos)))
        : runtime.completed(Optional.empty());
  }

  private static Optional<Posting> last(TableEntry entry, byte[] code, long nanos) {
    if (!isOf(entry.key(), code)) {
      return Optional.empty();
    }
    long first = KeyCode.nanos(entry.key());
    return Optional.ofNullable(PostingList.last(first, new ByteSource(entry.value()), nanos));
  }

  /** The first version here of the key with {@code code} that is after {@code nanos}. */
  public Promise<Optional<Posting>> next(byte[] code, long nanos) {
    if (nanos >= span().lastNanos()) {
      return runtime.completed(Optional.empty());
    }
    return Prompt.then(
        runtime,
        keys.floor(KeyCode.at(code, nanos)),
        entry -> {
          Optional<Posting> here =
              entry.filter(found -> isOf(found.key(), code)).flatMap(found -> next(found, nanos));
          return here.isPresent() ? runtime.completed(here) : firstFrom(code, nanos + 1);
        });
  }

  private static Optional<Posting> next(TableEntry entry, long nanos) {
    long first = KeyCode.nanos(entry.key());
    for (Posting posting : PostingList.decode(first, new ByteSource(entry.value()))) {
      if (posting.nanos() > nanos) {
        return Optional.of(posting);
      }
    }
    return Optional.empty();
  }

  private Promise<Optional<Posting>> firstFrom(byte[] code, long nanos) {
    TableCursor cursor = keys.cursor();
    return Prompt.map(
        runtime,
        cursor.seek(KeyCode.at(code, nanos)),
        stands ->
            stands && isOf(cursor.key(), code)
                ? next(new TableEntry(cursor.key(), cursor.value()), nanos - 1)
                : Optional.empty());
  }

  /** Adds the versions here of the key with {@code code} that are not after {@code nanos}. */
  public Promise<@Nullable Void> history(byte[] code, long nanos, PostingPage page) {
    TableCursor cursor = keys.cursor();
    return Prompt.then(
        runtime,
        cursor.seek(code),
        stands -> collect(stands, () -> collect(cursor, new Chapter(code, nanos, page))));
  }

  /** What of a key's history is asked for. */
  private record Chapter(byte[] code, long nanos, PostingPage page) {}

  private Promise<@Nullable Void> collect(boolean stands, Supplier<Promise<Boolean>> block) {
    return stands ? Prompt.whileTrue(runtime, block) : runtime.completed(null);
  }

  /** Takes what is in a block; whether there is another. */
  private Promise<Boolean> collect(TableCursor cursor, Chapter chapter) {
    while (isOf(cursor.key(), chapter.code) && !chapter.page.isFull()) {
      long first = KeyCode.nanos(cursor.key());
      for (Posting posting : PostingList.decode(first, cursor.valueSource())) {
        if (posting.nanos() <= chapter.nanos) {
          chapter.page.add(posting);
        }
      }
      if (!cursor.advance()) {
        return cursor.nextBlock();
      }
    }
    return runtime.completed(false);
  }

  static boolean isOf(byte[] entry, byte[] code) {
    return entry.length == code.length + Long.BYTES && ByteOrder.startsWith(entry, code);
  }

  private Promise<KeyFilter> loadFilter() {
    return Prompt.map(
        runtime,
        filter(),
        loaded -> {
          filter = loaded;
          return loaded;
        });
  }

  /** The key filter, from the file. */
  Promise<KeyFilter> filter() {
    return Prompt.map(
        runtime,
        file.bytes(footer.filter()),
        bytes -> KeyFilter.of(SoundBytes.check(bytes, file, footer.filter())));
  }

  BlockPlace filterPlace() {
    return footer.filter();
  }

  BlockPlace catalogPlace() {
    return footer.catalog();
  }

  /** Where the versions are whose ids have {@code code}. */
  public Promise<List<Address>> addresses(byte[] code) {
    return Prompt.map(
        runtime,
        ids.floor(code),
        entry ->
            entry
                .filter(found -> ByteOrder.compare(found.key(), code) == 0)
                .map(found -> IdCode.addresses(new ByteSource(found.value())))
                .orElse(List.of()));
  }

  /** The signpost nearest to the record of {@code address}, at it or before it. */
  public Promise<Optional<Signpost>> signpost(Address address) {
    return Prompt.map(
        runtime,
        places.floor(Signpost.key(address)),
        entry -> entry.map(found -> Signpost.read(found.key(), new ByteSource(found.value()))));
  }

  /** The ids here that begin with {@code prefix}: where their versions are. */
  public Promise<List<Address>> addressesFrom(byte[] prefix) {
    TableCursor cursor = ids.cursor();
    List<Address> found = new ArrayList<>();
    return Prompt.map(
        runtime,
        Prompt.then(
            runtime,
            cursor.seek(prefix),
            stands -> collect(stands, () -> collectIds(cursor, prefix, found))),
        ignored -> found);
  }

  private Promise<Boolean> collectIds(TableCursor cursor, byte[] prefix, List<Address> found) {
    while (ByteOrder.startsWith(cursor.key(), prefix)) {
      found.addAll(IdCode.addresses(cursor.valueSource()));
      if (!cursor.advance()) {
        return cursor.nextBlock();
      }
    }
    return runtime.completed(false);
  }

  /** The versions here that name a version whose id has {@code code} as their cause, by time. */
  public Promise<List<Address>> effects(byte[] code) {
    TableCursor cursor = effects.cursor();
    List<Address> found = new ArrayList<>();
    return Prompt.map(
        runtime,
        Prompt.then(
            runtime,
            cursor.seek(code),
            stands -> collect(stands, () -> collectEffects(cursor, code, found))),
        ignored -> found);
  }

  private Promise<Boolean> collectEffects(TableCursor cursor, byte[] code, List<Address> found) {
    while (ByteOrder.startsWith(cursor.key(), code)) {
      found.add(IdCode.effect(cursor.key()));
      if (!cursor.advance()) {
        return cursor.nextBlock();
      }
    }
    return runtime.completed(false);
  }

  /** A walk over the keys here from {@code from} on, as they were at {@code nanos}. */
  public KeySource keys(byte[] from, long nanos) {
    return new RunKeys(this, from, nanos);
  }

  AsyncRuntime runtime() {
    return runtime;
  }

  <T> Promise<T> answer(T value) {
    return runtime.completed(value);
  }

  Table keyTable() {
    return keys;
  }

  Table idTable() {
    return ids;
  }

  Table effectTable() {
    return effects;
  }

  Table placeTable() {
    return places;
  }

  /** Where the table of {@code part} begins. */
  public BlockPlace place(RunPart part) {
    return switch (part) {
      case KEYS -> keys.place();
      case IDS -> ids.place();
      case EFFECTS -> effects.place();
      case PLACES -> places.place();
      case CATALOG -> footer.catalog();
      case FOOTER -> footerPlace();
    };
  }

  /** The footer stands right behind the catalog. */
  private BlockPlace footerPlace() {
    BlockPlace before = footer.catalog();
    return new BlockPlace(before.offset() + before.length(), 0);
  }

  TableCursor keyCursor() {
    return keys.cursor();
  }

  TableCursor idCursor() {
    return ids.cursor();
  }

  TableCursor effectCursor() {
    return effects.cursor();
  }

  TableCursor placeCursor() {
    return places.cursor();
  }

  /** At most this many keys. */
  long keysMax() {
    return keys.entries();
  }

  /** Its file. */
  public StorageFile file() {
    return file.file();
  }
}

package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.Operation;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.log.Address;
import org.korudelta.log.DiskImage;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.BlockCache;
import org.korudelta.table.TableCursor;

/** A run written again, whole and under right checksums, with one thing changed. */
public final class ForgedRun {
  /** What is changed, and the part that is to be named for it. */
  public enum Change {
    NONE(""),
    KEY_LOST("keys"),
    KEY_MORE("keys"),
    OPERATION("keys"),
    ID_LOST("ids"),
    ID_MORE("ids"),
    EFFECT_LOST("effects"),
    EFFECT_MORE("effects"),
    PLACE_LOST("place"),
    PLACE_MOVED("place"),
    PLACE_MORE("place of no version"),
    TOTALS("versions="),
    LIVE_KEYS("keys with a value"),
    NAMESPACE("namespace"),
    MODEL("model");

    public final String words;

    Change(String words) {
      this.words = words;
    }
  }

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final IndexRun run;
  private final Change change;
  private final RunWriter writer;
  private final StorageFile target;
  private boolean done;

  private ForgedRun(DiskImage image, String name, Change change) {
    this.change = change;
    StorageFile source = file("source", image.bytes(name));
    byte[] logId = Arrays.copyOfRange(image.bytes(name), 12, 28);
    int number = new ByteSource(image.bytes(name), 28, RunFormat.HEADER_BYTES).getInt();
    RunOpening opening = new RunOpening(runtime, new BlockCache(0), logId);
    this.run = runtime.await(opening.open(source, number)).orElseThrow();
    this.target = runtime.await(runtime.storage().create("target"));
    this.writer = new RunWriter(runtime, target, new RunIdentity(logId, number), run.keysMax());
  }

  /** {@code image} with its run {@code name} changed; empty when it has nothing to change. */
  public static Optional<DiskImage> of(DiskImage image, String name, Change change) {
    ForgedRun forged = new ForgedRun(image, name, change);
    byte[] bytes = forged.bytes();
    return forged.done || change == Change.NONE
        ? Optional.of(image.with(name, bytes))
        : Optional.empty();
  }

  private StorageFile file(String name, byte[] bytes) {
    StorageFile file = runtime.await(runtime.storage().create(name));
    runtime.await(file.append(bytes));
    return file;
  }

  private byte[] bytes() {
    each(run.keyCursor(), this::copyKey);
    each(run.idCursor(), this::copyId);
    each(run.effectCursor(), this::copyEffect);
    each(run.placeCursor(), this::copyPlace);
    Totals totals = run.totals();
    boolean other = once(Change.TOTALS);
    runtime.await(
        writer.finish(
            run.span(),
            other ? new Totals(totals.versions() + 1, totals.commits()) : totals,
            catalog(runtime.await(run.catalog()))));
    return runtime.await(target.read(0, 1 << 20));
  }

  private void each(TableCursor cursor, Copy copy) {
    boolean stands = runtime.await(cursor.first());
    while (stands) {
      copy.accept(cursor);
      stands = runtime.await(cursor.next());
    }
  }

  private interface Copy {
    void accept(TableCursor cursor);
  }

  private boolean once(Change wanted) {
    boolean now = change == wanted && !done;
    done |= now;
    return now;
  }

  private void copyKey(TableCursor cursor) {
    byte[] code = Arrays.copyOf(cursor.key(), cursor.key().length - Long.BYTES);
    List<Posting> postings =
        new ArrayList<>(PostingList.decode(KeyCode.nanos(cursor.key()), cursor.valueSource()));
    if (once(Change.KEY_LOST)) {
      postings.remove(postings.size() - 1);
    }
    if (once(Change.KEY_MORE)) {
      Posting last = postings.get(postings.size() - 1);
      postings.add(new Posting(new Address(last.nanos() + 1, 0), last.operation()));
    }
    if (once(Change.OPERATION)) {
      Posting last = postings.remove(postings.size() - 1);
      boolean put = last.operation() == Operation.PUT;
      postings.add(new Posting(last.address(), put ? Operation.EMBED : Operation.PUT));
    }
    postings.forEach(posting -> writer.version(code, posting));
  }

  private void copyId(TableCursor cursor) {
    List<Address> addresses = new ArrayList<>(IdCode.addresses(cursor.valueSource()));
    if (once(Change.ID_LOST)) {
      addresses.clear();
    }
    if (once(Change.ID_MORE)) {
      addresses.add(new Address(addresses.get(0).nanos(), 99));
    }
    addresses.forEach(address -> writer.id(cursor.key(), address));
  }

  private void copyEffect(TableCursor cursor) {
    byte[] cause = Arrays.copyOf(cursor.key(), IdCode.BYTES);
    Address effect = IdCode.effect(cursor.key());
    if (!once(Change.EFFECT_LOST)) {
      writer.effect(cause, effect);
    }
    if (once(Change.EFFECT_MORE)) {
      writer.effect(cause, new Address(effect.nanos(), effect.ordinal() + 1));
    }
  }

  private void copyPlace(TableCursor cursor) {
    Signpost post = Signpost.read(cursor.key(), cursor.valueSource());
    if (once(Change.PLACE_LOST)) {
      return;
    }
    LogPlace place = post.place();
    boolean moved = once(Change.PLACE_MOVED);
    writer.signpost(
        moved
            ? new Signpost(
                post.address(),
                new LogPlace(place.segment(), place.offset() + 1),
                post.firstOffset())
            : post);
    if (once(Change.PLACE_MORE)) {
      writer.signpost(
          new Signpost(new Address(post.address().nanos(), 98), place, post.firstOffset()));
    }
  }

  private Catalog catalog(Catalog catalog) {
    List<Catalog.Entry> entries = new ArrayList<>(catalog.namespaces());
    Catalog.Entry last = entries.get(entries.size() - 1);
    if (once(Change.LIVE_KEYS)) {
      entries.set(
          entries.size() - 1, new Catalog.Entry(last.name(), last.liveKeys() + 1, last.models()));
    }
    if (once(Change.NAMESPACE)) {
      entries.add(new Catalog.Entry("zz", 0, List.of()));
    }
    if (once(Change.MODEL)) {
      List<ModelDimensions> models = new ArrayList<>(last.models());
      models.add(new ModelDimensions("none", 3, 0));
      entries.set(entries.size() - 1, new Catalog.Entry(last.name(), last.liveKeys(), models));
    }
    return new Catalog(entries);
  }
}

package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Repair;
import org.korudelta.RepairOptions;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.text.Timestamp;
import org.korudelta.verify.Finding;

/** S2: what is saved of damaged logs, and what is named as lost. */
final class RepairScenarios {
  private static final int STEP = 61;

  private RepairScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S2.repair_saves_what_is_proven", c -> each(c, false)),
        Scenario.of("S2.repair_rewrites_what_rests_on_the_lost", c -> each(c, true)),
        Scenario.of("S2.repair_never_in_place", RepairScenarios::inPlace));
  }

  /** A bit flips every {@link #STEP} bytes, one image after the other. */
  private static Promise<@Nullable Void> each(Context c, boolean rewrites) {
    return written(c)
        .then(image -> c.each(flipped(image), one -> new Trial(c, rewrites).run(one)))
        .map(all -> null);
  }

  private static List<DiskImage> flipped(DiskImage image) {
    List<DiskImage> images = new ArrayList<>();
    for (int at = 0; at < image.segment().length; at += STEP) {
      images.add(image.withSegment(flipped(image.segment(), at)));
    }
    return images;
  }

  private static byte[] flipped(byte[] segment, int at) {
    byte[] changed = segment.clone();
    changed[at] ^= 0x10;
    return changed;
  }

  /** A key of some versions, a batch, and a delete. */
  private static Promise<DiskImage> written(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.open(DiskImage.runtime(c, disk))
        .then(db -> write(c, db))
        .then(closed -> DiskImage.of(c, disk));
  }

  private static Promise<@Nullable Void> write(Context c, KoruDelta db) {
    return Databases.put(c, db, "a", "1", "2", "3")
        .then(written -> db.putBatch(List.of(put("a"), put("b"), put("c"))))
        .then(written -> db.delete(Databases.SPACE, "b"))
        .then(deleted -> db.close());
  }

  private static Write put(String key) {
    return Write.put(Databases.SPACE, key, Databases.json("\"batch\""));
  }

  private static MemoryStorage storage(Context c, MemoryDisk disk) {
    return new MemoryStorage(c.platform(), disk);
  }

  private static Promise<Repair> repair(Context c, MemoryDisk disk, RepairOptions into) {
    return KoruDelta.repair(DiskImage.runtime(c, disk), into, Options.defaults(), found -> {});
  }

  /** One damaged database that is repaired. */
  private static final class Trial {
    private final Context c;
    private final MemoryDisk into = new MemoryDisk();
    private final List<String> found = new ArrayList<>();
    private final RepairOptions options;

    private Trial(Context c, boolean rewrites) {
      this.c = c;
      this.options = new RepairOptions(storage(c, into), rewrites);
    }

    private Promise<@Nullable Void> run(DiskImage image) {
      return image
          .disk(c)
          .then(this::repair)
          .<@Nullable Void>map(this::observe)
          .then(none -> Databases.open(DiskImage.runtime(c, into)))
          .then(db -> db.changes(Timestamp.MIN, 100))
          .map(this::observe);
    }

    private Promise<Repair> repair(MemoryDisk damaged) {
      return KoruDelta.repair(
          DiskImage.runtime(c, damaged), options, Options.defaults(), this::found);
    }

    private void found(Finding finding) {
      found.add(finding.kind().code() + " " + finding.text());
    }

    private @Nullable Void observe(Repair repair) {
      c.observe("kept", repair.kept());
      c.observe("rewritten", repair.rewritten());
      c.observe("lost", repair.lost());
      c.observe("found", found);
      return c.holds("the new one is sound", repair.result().sound());
    }

    private @Nullable Void observe(List<Version> versions) {
      c.observe("ids", Databases.ids(versions));
      return c.observe("values", Databases.values(versions));
    }
  }

  private static Promise<@Nullable Void> inPlace(Context c) {
    return written(c)
        .then(image -> image.disk(c))
        .then(disk -> c.error(ErrorCode.BAD_REQUEST, () -> repair(c, disk, same(c, disk))))
        .map(error -> c.observe("refused", error));
  }

  private static RepairOptions same(Context c, MemoryDisk disk) {
    return RepairOptions.into(storage(c, disk));
  }
}

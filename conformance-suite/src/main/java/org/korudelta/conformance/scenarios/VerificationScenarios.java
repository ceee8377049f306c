package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.MemoryBudget;
import org.korudelta.Options;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** S2: what verification says of whole, torn and damaged logs. */
final class VerificationScenarios {
  private static final int STEP = 97;
  private static final Options SMALL_TAILS =
      Options.defaults().withMemory(new MemoryBudget(0, 0, 0, 4));
  private static final List<String> KEYS =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  private VerificationScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S2.verify_sound", VerificationScenarios::sound),
        Scenario.of("S2.verify_names_each_damage", VerificationScenarios::eachDamage),
        Scenario.of("S2.verify_torn_tail_is_no_damage", VerificationScenarios::tornTail),
        Scenario.of("S2.verify_refused", VerificationScenarios::refused),
        Scenario.of("S2.verify_reads_the_index", VerificationScenarios::index));
  }

  private static Promise<@Nullable Void> sound(Context c) {
    return written(c).then(image -> observe(c, "sound", image, true));
  }

  /** A bit flips every {@link #STEP} bytes, one image after the other. */
  private static Promise<@Nullable Void> eachDamage(Context c) {
    return written(c)
        .then(
            image -> {
              List<Integer> places = new ArrayList<>();
              for (int at = 0; at < image.segment().length; at += STEP) {
                places.add(at);
              }
              return c.each(
                  places,
                  at -> observe(c, "flipped " + at, image.withSegment(flipped(image, at)), false));
            })
        .map(all -> null);
  }

  private static byte[] flipped(DiskImage image, int at) {
    byte[] changed = image.segment().clone();
    changed[at] ^= 0x10;
    return changed;
  }

  /** Which runs there are depends on when they were merged; so only what holds is observed. */
  private static Promise<@Nullable Void> index(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return KoruDelta.open(DiskImage.runtime(c, disk), SMALL_TAILS)
        .then(db -> Databases.putKeys(c, db, KEYS).then(written -> db.close()))
        .then(closed -> DiskImage.of(c, disk))
        .then(image -> soundIndex(c, image).then(none -> damagedIndexes(c, image)));
  }

  private static Promise<@Nullable Void> soundIndex(Context c, DiskImage image) {
    List<String> found = new ArrayList<>();
    return image
        .disk(c)
        .then(disk -> verify(c, disk, found))
        .map(summary -> c.holds("sound", summary.startsWith("sound=true") && found.isEmpty()));
  }

  private static Promise<@Nullable Void> damagedIndexes(Context c, DiskImage image) {
    return c.each(indexes(image), file -> isNamed(c, image.with(damaged(file))))
        .map(named -> c.holds("damage of the index is named", named.contains(true)));
  }

  private static List<DiskImage.File> indexes(DiskImage image) {
    return image.files().stream().filter(file -> file.name().endsWith(".idx")).toList();
  }

  private static DiskImage.File damaged(DiskImage.File file) {
    byte[] changed = file.bytes().clone();
    changed[40] ^= 1;
    return new DiskImage.File(file.name(), changed);
  }

  /** Whether damage is named: it is when the run counts. */
  private static Promise<Boolean> isNamed(Context c, DiskImage image) {
    List<String> found = new ArrayList<>();
    return image.disk(c).then(disk -> verify(c, disk, found)).map(summary -> isNamed(c, found));
  }

  private static boolean isNamed(Context c, List<String> found) {
    boolean block = found.isEmpty() || found.get(0).startsWith("index_block_damaged");
    c.expect(block, "an index block is named: " + found);
    return !found.isEmpty();
  }

  private static Promise<@Nullable Void> tornTail(Context c) {
    return written(c)
        .then(
            image -> {
              byte[] segment = image.segment();
              byte[] cut = Arrays.copyOf(segment, segment.length - 40);
              return observe(c, "cut", image.withSegment(cut), false);
            });
  }

  private static Promise<@Nullable Void> refused(Context c) {
    MemoryDisk empty = new MemoryDisk();
    MemoryDisk owned = new MemoryDisk();
    return c.error(ErrorCode.NOT_FOUND, () -> verify(c, empty, new ArrayList<>()))
        .then(
            error -> {
              c.observe("empty", error);
              return Databases.open(DiskImage.runtime(c, owned));
            })
        .then(
            db ->
                c.error(ErrorCode.ALREADY_OPEN, () -> verify(c, owned, new ArrayList<>()))
                    .then(error -> db.close()));
  }

  /** A log of three versions in three commits, closed cleanly. */
  private static Promise<DiskImage> written(Context c) {
    MemoryDisk disk = new MemoryDisk();
    return Databases.open(DiskImage.runtime(c, disk))
        .then(
            db ->
                Databases.put(c, db, "a", "{\"n\":1}", "[2]")
                    .then(versions -> db.delete(Databases.SPACE, "a"))
                    .then(deleted -> db.close()))
        .then(closed -> DiskImage.of(c, disk));
  }

  private static Promise<@Nullable Void> observe(
      Context c, String label, DiskImage image, boolean intact) {
    List<String> found = new ArrayList<>();
    return image
        .disk(c)
        .then(disk -> verify(c, disk, found))
        .map(
            summary -> {
              boolean seen = summary.startsWith("sound=true clean=true") && found.isEmpty();
              c.expectEqual("intact: " + label, intact, seen);
              c.observe(label, summary);
              return c.observe("found", found);
            });
  }

  private static Promise<String> verify(Context c, MemoryDisk disk, List<String> found) {
    return KoruDelta.verify(
            DiskImage.runtime(c, disk),
            Options.defaults(),
            finding -> found.add(finding.kind().code() + " " + finding.text()))
        .map(
            verification ->
                "sound="
                    + verification.sound()
                    + " clean="
                    + verification.cleanClose()
                    + " commits="
                    + verification.commits()
                    + " versions="
                    + verification.versions()
                    + " bytes="
                    + verification.bytes());
  }
}

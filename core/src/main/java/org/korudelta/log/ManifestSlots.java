package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;

/**
 * The places a manifest is kept in. It is written to one that is free, after those that nobody
 * needs any more were deleted, so that at every instant one whole manifest is durable, without
 * renaming or truncating anything.
 *
 * <p>Threading: one task at a time.
 */
final class ManifestSlots {
  /*
   * A process that is killed may leave a manifest that can be read and is not durable: then it is
   * uncertain, until it is written again or something behind it shows that it was durable.
   *
   * Invariants:
   *  - the oldest whole manifest is durable, and at most one segment is listed by others and not by
   *    it, so that without them that segment follows unlisted, and recovery takes it;
   *  - there are two at most when a certain one is written, three when an uncertain one is.
   */
  private final LogDirectory directory;
  private final boolean[] present = new boolean[FileNames.MANIFEST_SLOTS];
  private int newestSlot = -1;
  private int oldestSlot = -1;
  private Optional<Manifest> newest = Optional.empty();
  private Optional<Manifest> oldest = Optional.empty();
  private boolean certain;

  ManifestSlots(LogDirectory directory, List<Integer> slots) {
    this.directory = directory;
    for (int slot : slots) {
      present[slot] = true;
    }
  }

  /**
   * The newest whole manifest, if any; {@code corruption} when two slots contradict each other, or
   * one itself.
   */
  Promise<Optional<Manifest>> read() {
    return readFrom(0).map(ignored -> newest);
  }

  private Promise<@Nullable Void> readFrom(int slot) {
    if (slot == present.length) {
      return directory.runtime().completed(null);
    }
    return present[slot]
        ? directory
            .open(FileNames.manifest(slot))
            .then(file -> read(slot, file))
            .then(ignored -> readFrom(slot + 1))
        : readFrom(slot + 1);
  }

  private Promise<@Nullable Void> read(int slot, StorageFile file) {
    return file.size()
        .then(size -> file.read(0, (int) Math.min(size, ManifestFormat.BYTES_MAX + 1L)))
        .then(
            bytes -> {
              ManifestFormat.decode(bytes).ifPresent(manifest -> offer(slot, manifest));
              return directory.close(file);
            });
  }

  private void offer(int slot, Manifest manifest) {
    Place place = Place.file(FileNames.manifest(slot));
    manifest.disorder(place).ifPresent(ManifestSlots::refuse);
    newest.flatMap(other -> other.contradiction(manifest, place)).ifPresent(ManifestSlots::refuse);
    if (newest.isEmpty() || manifest.generation() > newest.get().generation()) {
      newest = Optional.of(manifest);
      newestSlot = slot;
    }
    if (oldest.isEmpty() || manifest.generation() < oldest.get().generation()) {
      oldest = Optional.of(manifest);
      oldestSlot = slot;
    }
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }

  /** Whether the oldest that was read ends more than one segment before {@code manifest}. */
  boolean isOneFarBehind(Manifest manifest) {
    return oldest
        .filter(known -> known.active().number() + 1 < manifest.active().number())
        .isPresent();
  }

  /** The newest manifest was made durable by whoever wrote it: something behind it shows that. */
  void trustNewest() {
    certain = true;
  }

  /** Makes {@code manifest} the newest, durably. */
  Promise<@Nullable Void> write(Manifest manifest) {
    byte[] bytes = ManifestFormat.encode(manifest);
    return deleteFrom(0)
        .then(ignored -> writeTo(freeSlot(), bytes))
        .map(slot -> wrote(slot, manifest));
  }

  /** Deletes what nobody needs any more. */
  private Promise<@Nullable Void> deleteFrom(int slot) {
    if (slot == present.length) {
      return directory.runtime().completed(null);
    }
    boolean needed = slot == newestSlot || (slot == oldestSlot && !certain);
    return needed
        ? deleteFrom(slot + 1)
        : deleteIfPresent(slot).then(ignored -> deleteFrom(slot + 1));
  }

  private int freeSlot() {
    int slot = 0;
    while (present[slot]) {
      slot++;
    }
    return slot;
  }

  private Promise<Integer> writeTo(int slot, byte[] bytes) {
    present[slot] = true;
    return directory
        .create(FileNames.manifest(slot), bytes)
        .then(directory::close)
        .then(ignored -> directory.sync())
        .map(ignored -> slot);
  }

  private @Nullable Void wrote(int slot, Manifest manifest) {
    newest = Optional.of(manifest);
    newestSlot = slot;
    certain = true;
    return null;
  }

  /** Deletes all slots. */
  Promise<@Nullable Void> clear() {
    newestSlot = -1;
    newest = Optional.empty();
    certain = true;
    return deleteFrom(0);
  }

  /** A slot counts as present when writing it failed, so that its file may be there or not. */
  private Promise<@Nullable Void> deleteIfPresent(int slot) {
    if (!present[slot]) {
      return directory.runtime().completed(null);
    }
    return directory
        .deleteIfPresent(FileNames.manifest(slot))
        .map(
            ignored -> {
              present[slot] = false;
              return null;
            });
  }
}

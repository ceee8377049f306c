package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;

/**
 * The two places a manifest is kept in. The one that does not hold the newest manifest is deleted
 * and written anew, so that at every instant one whole manifest is durable, without renaming or
 * truncating anything.
 *
 * <p>Threading: one task at a time.
 */
final class ManifestSlots {
  private final LogDirectory directory;
  private final boolean[] present = new boolean[2];
  private int newestSlot = -1;
  private Optional<Manifest> newest = Optional.empty();
  private Optional<Manifest> before = Optional.empty();

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
    return read(0).then(ignored -> read(1)).map(ignored -> newest);
  }

  private Promise<@Nullable Void> read(int slot) {
    if (!present[slot]) {
      return directory.runtime().completed(null);
    }
    return directory.open(FileNames.manifest(slot)).then(file -> read(slot, file));
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
      before = newest;
      newest = Optional.of(manifest);
      newestSlot = slot;
    } else {
      before = Optional.of(manifest);
    }
  }

  /** Whether {@link #giveUpNewest} would leave a log that is whole: an older one, or none yet. */
  boolean canGiveUpNewest() {
    return newest.isPresent() && (before.isPresent() || newest.get().generation() == 1);
  }

  /** Deletes the newest manifest, durably; gives the one before, which is the newest then. */
  Promise<Optional<Manifest>> giveUpNewest() {
    int slot = newestSlot;
    newest = before;
    newestSlot = newest.isPresent() ? 1 - slot : -1;
    before = Optional.empty();
    return deleteIfPresent(slot).then(ignored -> directory.sync()).map(ignored -> newest);
  }

  private static void refuse(Finding finding) {
    throw finding.corruption();
  }

  /** Makes {@code manifest} the newest, durably. */
  Promise<@Nullable Void> write(Manifest manifest) {
    byte[] bytes = ManifestFormat.encode(manifest);
    int slot = newestSlot == 0 ? 1 : 0;
    return deleteIfPresent(slot)
        .then(ignored -> create(slot, bytes))
        .then(directory::close)
        .then(ignored -> directory.sync())
        .map(
            ignored -> {
              before = newest;
              newest = Optional.of(manifest);
              newestSlot = slot;
              return null;
            });
  }

  private Promise<StorageFile> create(int slot, byte[] bytes) {
    present[slot] = true;
    return directory.create(FileNames.manifest(slot), bytes);
  }

  /** Deletes both slots. */
  Promise<@Nullable Void> clear() {
    newestSlot = -1;
    newest = Optional.empty();
    before = Optional.empty();
    return deleteIfPresent(0).then(ignored -> deleteIfPresent(1));
  }

  private Promise<@Nullable Void> deleteIfPresent(int slot) {
    boolean there = present[slot];
    present[slot] = false;
    return there ? directory.delete(FileNames.manifest(slot)) : directory.runtime().completed(null);
  }
}

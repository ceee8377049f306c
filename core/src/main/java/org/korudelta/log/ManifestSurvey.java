package org.korudelta.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Reads all manifest slots, and names what is wrong with them. Threading: one task at a time.
 *
 * <p>A crash while a slot is written leaves it short; one of a whole manifest's length was whole
 * once. A slot that cannot be right counts as absent.
 */
final class ManifestSurvey {
  private final LogDirectory directory;
  private final AuditTrail trail;
  private Optional<Manifest> newest = Optional.empty();

  ManifestSurvey(LogDirectory directory, AuditTrail trail) {
    this.directory = directory;
    this.trail = trail;
  }

  /** The newest whole manifest; {@code unsupported} when a later version wrote one. */
  Promise<Optional<Manifest>> run(List<Integer> slots) {
    if (slots.isEmpty()) {
      return directory.runtime().completed(newest);
    }
    return directory
        .open(FileNames.manifest(slots.get(0)))
        .then(this::read)
        .then(ignored -> run(slots.subList(1, slots.size())));
  }

  private Promise<@Nullable Void> read(StorageFile file) {
    return file.size()
        .then(size -> file.read(0, (int) Math.min(size, ManifestFormat.BYTES_MAX + 1L)))
        .then(
            bytes -> {
              examine(Place.file(file.name()), bytes);
              return directory.close(file);
            });
  }

  private void examine(Place place, byte[] bytes) {
    Optional<Manifest> manifest =
        ManifestFormat.isWhole(bytes) ? ManifestFormat.decode(bytes) : Optional.empty();
    if (manifest.isPresent()) {
      offer(place, manifest.get());
    } else if (ManifestFormat.isWholeLength(bytes.length)) {
      String expected = Checksum.hex(ManifestFormat.expectedChecksum(bytes));
      String actual = Checksum.hex(ManifestFormat.actualChecksum(bytes));
      trail.add(Finding.of(Kind.MANIFEST, place, expected, actual));
    } else {
      trail.add(Finding.of(Kind.UNFINISHED_MANIFEST, place, "", bytes.length + " bytes"));
    }
  }

  private void offer(Place place, Manifest manifest) {
    Optional<Finding> disorder = manifest.disorder(place);
    if (disorder.isPresent()) {
      trail.add(disorder.get());
      return;
    }
    newest.flatMap(other -> other.contradiction(manifest, place)).ifPresent(trail::add);
    if (newest.isEmpty() || manifest.generation() > newest.get().generation()) {
      newest = Optional.of(manifest);
    }
  }
}

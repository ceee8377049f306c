package org.korudelta.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.pack.PackedFile;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The segments that can be read, opened when they are first asked for.
 *
 * <p>Threading: safe from any thread.
 */
final class SegmentFiles {
  private final AsyncRuntime runtime;
  private final LogDirectory directory;
  private final Map<Integer, Promise<StorageFile>> files = new ConcurrentHashMap<>();
  private final Map<SegmentFile, Long> packed = new ConcurrentHashMap<>();
  private volatile Manifest manifest;

  SegmentFiles(LogDirectory directory, Manifest manifest) {
    this.runtime = directory.runtime();
    this.directory = directory;
    this.manifest = manifest;
  }

  /** Which segments there are from now on, of which the last is open as {@code active}. */
  void follow(Manifest newest, StorageFile active) {
    files.put(newest.active().number(), runtime.completed(active));
    manifest = newest;
  }

  /** Segment {@code number} is read from {@code file} from now on. */
  void replace(int number, StorageFile file) {
    files.put(number, runtime.completed(file));
  }

  /** Looks for a version in packed blocks. */
  KeptSearch keptSearch(Address address) {
    return directory.keptSearch(address);
  }

  /** The segments that take no appends any more. */
  List<Manifest.Entry> sealed() {
    List<Manifest.Entry> segments = manifest.segments();
    return segments.subList(0, segments.size() - 1);
  }

  byte[] logId() {
    return manifest.logId();
  }

  /** The first segment there is. */
  int first() {
    return manifest.segments().get(0).number();
  }

  /** The segment that takes appends. */
  int active() {
    return manifest.active().number();
  }

  /** The segment after {@code number}; 0 when that is the last. */
  int after(int number) {
    for (Manifest.Entry entry : manifest.segments()) {
      if (entry.number() > number) {
        return entry.number();
      }
    }
    return 0;
  }

  /** All segments, oldest first. */
  List<Manifest.Entry> all() {
    return manifest.segments();
  }

  /** How long a segment is. */
  Promise<SegmentSize> size(Manifest.Entry entry, LogSizes all) {
    long length =
        entry.number() == manifest.active().number()
            ? Math.max(0, all.bytes() - manifest.sealedBytes())
            : entry.length();
    return isPacked(entry.number())
        ? Prompt.map(
            runtime, packedBytes(entry.number()), bytes -> new SegmentSize(bytes, length, true))
        : runtime.completed(new SegmentSize(length, length, false));
  }

  /** Measured once, by a handle of its own unless it is open; again where that file is gone. */
  private Promise<Long> packedBytes(int number) {
    SegmentFile file = directory.fileOf(number);
    Long known = packed.get(file);
    if (known != null) {
      return runtime.completed(known);
    }
    Promise<Long> measured =
        files.containsKey(number) ? fileBytes(number) : directory.storedBytes(number);
    return measured
        .map(
            bytes -> {
              packed.put(file, bytes);
              return bytes;
            })
        .recover(
            error ->
                error instanceof KoruException.NotFound && !directory.fileOf(number).equals(file)
                    ? packedBytes(number)
                    : runtime.failed(error));
  }

  private static Promise<Long> bytesOf(StorageFile file) {
    return file instanceof PackedFile packed ? packed.storedBytes() : file.size();
  }

  /** How long the file of a segment is, with what was cut off. */
  Promise<Long> fileBytes(int number) {
    return Prompt.then(runtime, file(number), SegmentFiles::bytesOf);
  }

  /** Whether a segment is packed. */
  boolean isPacked(int number) {
    return directory.fileOf(number).generation() > 0;
  }

  /** Where reading ends in a segment: for the active one nobody knows. */
  long end(int number) {
    Manifest known = manifest;
    for (Manifest.Entry entry : known.segments()) {
      if (entry.number() == number && number != known.active().number()) {
        return entry.length();
      }
    }
    return Long.MAX_VALUE;
  }

  Promise<StorageFile> file(int number) {
    Promise<StorageFile> open = files.get(number);
    return open == null ? open(number) : open;
  }

  private synchronized Promise<StorageFile> open(int number) {
    Promise<StorageFile> before = files.get(number);
    if (before != null) {
      return before;
    }
    // A task of its own: others wait for it too when the one that asked first is cancelled.
    Promise<StorageFile> opening =
        runtime.spawn("korudelta open segment", () -> directory.openSegment(number)).promise();
    files.put(number, opening);
    opening.onComplete(outcome -> forgetUnlessOpen(number, opening, outcome));
    return opening;
  }

  private void forgetUnlessOpen(
      int number, Promise<StorageFile> opening, Outcome<StorageFile> outcome) {
    if (!(outcome instanceof Outcome.Success<StorageFile>)) {
      files.remove(number, opening);
    }
  }
}

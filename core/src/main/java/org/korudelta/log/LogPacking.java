package org.korudelta.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.pack.PackedFile;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * Packs sealed segments of an open log, and takes values out of them.
 *
 * <p>A segment that is packed is written anew and made durable under another name before the file
 * that counted until then is deleted; while both are there the older one counts. So a crash at any
 * moment leaves the segment as it was or as it should be.
 *
 * <p>Errors: {@code corruption} when the segment is damaged; {@code storage_failure}; then the
 * segment is as it was, or the file that counted before is still there, and would count again at
 * the next opening: {@link #deleteReplaced} deletes it. Threading: one call at a time.
 */
public final class LogPacking implements SealedSegments {
  private final AsyncRuntime runtime;
  private final LogDirectory directory;
  private final SegmentFiles files;
  private final Set<String> replaced = new LinkedHashSet<>(); // Files that are there all the same.

  LogPacking(LogDirectory directory, SegmentFiles files) {
    this.runtime = directory.runtime();
    this.directory = directory;
    this.files = files;
  }

  @Override
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (Manifest.Entry entry : files.sealed()) {
      int packings = directory.fileOf(entry.number()).generation();
      segments.add(new Segment(entry.number(), entry.length(), packings));
    }
    return List.copyOf(segments);
  }

  @Override
  public Promise<Long> activeBytes() {
    return files.fileBytes(files.active());
  }

  @Override
  public Promise<Long> fileBytes(int segment) {
    return files.fileBytes(segment);
  }

  @Override
  public Promise<@Nullable Void> survey(Segment segment, Consumer<VersionRecord> visitor) {
    return files
        .file(segment.number())
        .then(
            source ->
                new SegmentWalk(runtime, source(segment, source))
                    .run((group, bytes) -> show(group, visitor)));
  }

  private static void show(GroupReader group, Consumer<VersionRecord> visitor) {
    int at = group.firstRecord();
    for (int ordinal = 0; ordinal < group.header().recordCount(); ordinal++) {
      visitor.accept(group.version(at, ordinal));
      at = group.endOfRecord(at);
    }
  }

  @Override
  public Promise<Packed> packIfWiped(Segment segment, WipedVersions wiped) {
    List<Address> losing = new ArrayList<>(1);
    return survey(
            segment,
            version -> {
              boolean kept = losing.isEmpty() && !version.isWiped();
              if (kept && wiped.wiping(version).isPresent()) {
                losing.add(new Address(version.timestampNanos(), version.ordinal()));
              }
            })
        .then(
            ignored ->
                losing.isEmpty()
                    ? runtime.completed(new Packed(0, 0, 0, 0))
                    : pack(segment, wiped));
  }

  private SegmentWalk.Source source(Segment segment, StorageFile file) {
    return new SegmentWalk.Source(file, files.logId(), segment.number(), segment.length());
  }

  @Override
  public Promise<Packed> pack(Segment segment, WipedVersions wiped) {
    SegmentFile target = directory.fileOf(segment.number()).next();
    if (target.generation() > SegmentFile.GENERATION_MAX) {
      return runtime.failed(
          new KoruException.Limit(
              "segment was packed too often: segment="
                  + segment.number()
                  + " max="
                  + SegmentFile.GENERATION_MAX));
    }
    return directory
        .deleteIfPresent(target.name())
        .then(ignored -> files.file(segment.number()))
        .then(source -> rewrite(segment, source, target, wiped));
  }

  private Promise<Packed> rewrite(
      Segment segment, StorageFile source, SegmentFile target, WipedVersions wiped) {
    return fileBytes(segment.number())
        .then(
            before ->
                directory
                    .create(target.name())
                    .then(file -> write(segment, source, file, wiped).map(told -> told.of(before))))
        .then(packed -> exchange(source, target).map(ignored -> packed));
  }

  /** What a rewrite did, but for how long the file was before. */
  private record Rewritten(SegmentRewrite rewrite, long length) {
    private Packed of(long before) {
      return new Packed(before, length, rewrite.wipedVersions(), rewrite.wipedBytes());
    }
  }

  private Promise<Rewritten> write(
      Segment segment, StorageFile source, StorageFile file, WipedVersions wiped) {
    int number = segment.number();
    SegmentRewrite rewrite =
        new SegmentRewrite(
            runtime, source(segment, source), directory.packer(file, files.logId(), number), wiped);
    return written(file, rewrite.run()).map(length -> new Rewritten(rewrite, length));
  }

  /** What was written, closed; deleted where that failed. */
  private Promise<Long> written(StorageFile file, Promise<Long> writing) {
    return writing
        .recover(error -> directory.discard(file).then(gone -> runtime.failed(error)))
        .then(length -> directory.close(file).map(ignored -> length));
  }

  /** From here on the new file counts; the one before is closed and deleted. */
  private Promise<@Nullable Void> exchange(StorageFile source, SegmentFile target) {
    return directory
        .sync()
        .then(ignored -> directory.openSegment(target))
        .then(
            packed -> {
              if (source instanceof PackedFile before) {
                before.forget();
              }
              files.replace(target.number(), packed);
              directory.replaced(target);
              replaced.add(source.name());
              return directory.close(source);
            })
        .then(ignored -> deleteReplaced());
  }

  @Override
  public Promise<@Nullable Void> deleteReplaced() {
    List<String> names = List.copyOf(replaced);
    return names.isEmpty()
        ? runtime.completed(null)
        : deleteReplaced(names.iterator()).then(ignored -> directory.sync());
  }

  private Promise<@Nullable Void> deleteReplaced(Iterator<String> names) {
    if (!names.hasNext()) {
      return runtime.completed(null);
    }
    String name = names.next();
    return directory
        .deleteIfPresent(name)
        .then(
            ignored -> {
              replaced.remove(name);
              return deleteReplaced(names);
            });
  }

  /** Deletes what a crash left of packing: files beside the ones that count. */
  static Promise<@Nullable Void> clear(LogDirectory directory, FileNames names) {
    List<String> surplus = new ArrayList<>();
    Optional<SegmentFile> before = Optional.empty();
    for (SegmentFile file : names.files()) {
      if (before.isPresent() && before.get().number() == file.number()) {
        surplus.add(file.name());
      } else {
        before = Optional.of(file);
      }
    }
    return delete(directory, surplus, 0);
  }

  private static Promise<@Nullable Void> delete(
      LogDirectory directory, List<String> names, int from) {
    return from == names.size()
        ? directory.runtime().completed(null)
        : directory.delete(names.get(from)).then(ignored -> delete(directory, names, from + 1));
  }
}

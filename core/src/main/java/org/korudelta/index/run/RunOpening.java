package org.korudelta.index.run;

import java.util.Optional;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.BlockCache;
import org.korudelta.table.BlockPlace;
import org.korudelta.table.TableFile;

/** Opens runs. Threading: safe from any thread. */
public final class RunOpening {
  private final AsyncRuntime runtime;
  private final BlockCache cache;
  private final byte[] logId;

  /** Opens runs of the log with {@code logId}; their blocks go through {@code cache}. */
  public RunOpening(AsyncRuntime runtime, BlockCache cache, byte[] logId) {
    this.runtime = runtime;
    this.cache = cache;
    this.logId = logId.clone();
  }

  /**
   * The run that {@code file} holds; empty when it is not whole or not of this log. The file stays
   * open either way.
   *
   * @param number the number in its name
   */
  public Promise<Optional<IndexRun>> open(StorageFile file, int number) {
    return file.size()
        .then(
            size ->
                size < RunFormat.HEADER_BYTES + RunFormat.TRAILER_BYTES
                    ? runtime.completed(Optional.empty())
                    : open(file, number, size));
  }

  /** Whether {@code file} ends as one that was whole once. */
  public Promise<Boolean> hasEnd(StorageFile file) {
    return file.size()
        .then(
            size ->
                size < RunFormat.HEADER_BYTES + RunFormat.TRAILER_BYTES
                    ? runtime.completed(false)
                    : file.read(size - RunFormat.TRAILER_BYTES, RunFormat.TRAILER_BYTES)
                        .map(trailer -> RunFormat.footer(trailer, size).isPresent()));
  }

  private Promise<Optional<IndexRun>> open(StorageFile file, int number, long size) {
    return file.read(size - RunFormat.TRAILER_BYTES, RunFormat.TRAILER_BYTES)
        .then(
            trailer ->
                RunFormat.footer(trailer, size)
                    .map(place -> open(file, number, trailer, place))
                    .orElseGet(() -> runtime.completed(Optional.empty())));
  }

  private Promise<Optional<IndexRun>> open(
      StorageFile file, int number, byte[] trailer, BlockPlace footer) {
    return file.read(0, RunFormat.HEADER_BYTES)
        .then(
            header ->
                file.read(footer.offset(), footer.length())
                    .map(fields -> RunFormat.decode(header, fields, trailer, identity(number)))
                    .map(decoded -> decoded.map(found -> run(file, number, found))));
  }

  private RunIdentity identity(int number) {
    return new RunIdentity(logId, number);
  }

  private IndexRun run(StorageFile file, int number, RunFooter footer) {
    return new IndexRun(runtime, new TableFile(runtime, cache, file, number), footer);
  }
}

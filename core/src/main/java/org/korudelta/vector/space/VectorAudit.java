package org.korudelta.vector.space;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.log.AuditedLog;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.vector.VectorKernel;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Reads every file of vectors beside a log that is not open: all sections and all that they say of
 * each other. Changes nothing; whether they say what the log says is not compared.
 *
 * <p>Memory: one file, as it is when it is in use. Threading: one task at a time.
 */
public final class VectorAudit {
  private final AsyncRuntime runtime;
  private final AuditedLog log;

  /** An audit of the files beside {@code log}. */
  public VectorAudit(AsyncRuntime runtime, AuditedLog log) {
    this.runtime = runtime;
    this.log = log;
  }

  /** Reads everything; what is wrong is told. */
  public Promise<@Nullable Void> run() {
    return audit(log.outline().indexes().vectors());
  }

  private Promise<@Nullable Void> audit(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return runtime.completed(null);
    }
    int number = numbers.get(0);
    return log.outline()
        .storage()
        .openVectors(number)
        .then(file -> audit(file, number).then(ignored -> log.outline().storage().close(file)))
        .then(ignored -> audit(numbers.subList(1, numbers.size())));
  }

  private Promise<@Nullable Void> audit(StorageFile file, int number) {
    VectorFile.Identity identity = new VectorFile.Identity(log.outline().logId(), number);
    return new VectorFileReader(runtime, file, identity, VectorKernel.portable())
        .read()
        .map(contents -> Optional.<KoruException.Corruption>empty())
        .recover(
            error ->
                error instanceof KoruException.Corruption damage
                    ? runtime.completed(Optional.of(damage))
                    : runtime.failed(error))
        .then(damage -> file.size().then(size -> tell(file, size, damage)));
  }

  private Promise<@Nullable Void> tell(
      StorageFile file, long size, Optional<KoruException.Corruption> damage) {
    log.read().accept((int) Math.min(size, Integer.MAX_VALUE));
    if (damage.isEmpty()) {
      return runtime.completed(null);
    }
    byte[] end = VectorFile.end().copy();
    if (size < VectorFile.END_BYTES) {
      return runtime.completed(tell(file, Kind.UNFINISHED_INDEX, damage.get()));
    }
    return file.read(Math.max(0, size - VectorFile.END_BYTES), end.length + Sections.BEFORE)
        .map(
            bytes -> {
              byte[] magic = Arrays.copyOfRange(bytes, Sections.BEFORE, bytes.length);
              Kind kind = Arrays.equals(magic, end) ? Kind.INDEX_FILE : Kind.UNFINISHED_INDEX;
              return tell(file, kind, damage.get());
            });
  }

  private @Nullable Void tell(StorageFile file, Kind kind, KoruException.Corruption damage) {
    log.found().accept(Finding.of(kind, Place.file(file.name()), "", damage.getMessage()));
    return null;
  }
}

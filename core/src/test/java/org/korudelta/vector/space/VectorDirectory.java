package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.log.IndexNumbers;
import org.korudelta.log.IndexStorage;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.vector.VectorKernel;

/** Files of vectors in a runtime's storage, without a log beside them. */
final class VectorDirectory implements IndexStorage {
  private final DeterministicRuntime runtime;

  VectorDirectory(DeterministicRuntime runtime) {
    this.runtime = runtime;
  }

  /** As they would be found at an opening. */
  VectorFiles files(int logId) {
    byte[] id = new byte[16];
    id[0] = (byte) logId;
    IndexNumbers numbers = new IndexNumbers(List.of(), numbers());
    return new VectorFiles(runtime, new LogOutline(id, 1, numbers, this), VectorKernel.portable());
  }

  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (String name : runtime.await(runtime.storage().list())) {
      numbers.add(Integer.parseInt(name));
    }
    return numbers;
  }

  @Override
  public Promise<StorageFile> openIndex(int number) {
    throw new IllegalStateException();
  }

  @Override
  public Promise<StorageFile> createIndex(int number) {
    throw new IllegalStateException();
  }

  @Override
  public Promise<StorageFile> openVectors(int number) {
    return runtime.storage().open("" + number);
  }

  @Override
  public Promise<StorageFile> createVectors(int number) {
    return runtime.storage().create("" + number);
  }

  @Override
  public Promise<@Nullable Void> close(StorageFile file) {
    return file.close();
  }

  @Override
  public Promise<@Nullable Void> discard(StorageFile file) {
    return file.close().then(closed -> runtime.storage().delete(file.name()));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return runtime.storage().syncDirectory();
  }
}

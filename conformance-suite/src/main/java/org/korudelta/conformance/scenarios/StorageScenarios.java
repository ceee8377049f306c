package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.text.Utf8;

/** S6: the storage port itself, on the platform's own storage and on strict memory. */
final class StorageScenarios {
  private StorageScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S6.append_read_reopen", StorageScenarios::appendReadReopen),
        Scenario.of("S6.names", StorageScenarios::names),
        Scenario.of("S6.misuse_refused", StorageScenarios::misuseRefused),
        Scenario.of("S6.reading_handles_hinder_nobody", StorageScenarios::readingHandles),
        Scenario.of("S6.names_durable_after_sync_directory", StorageScenarios::namesDurable));
  }

  private static Promise<@Nullable Void> appendReadReopen(Context c) {
    Storage storage = c.runtime().storage();
    return storage
        .create("file.log")
        .then(
            file ->
                c.each(List.of("first ", "", "second"), text -> file.append(Utf8.encode(text)))
                    .then(
                        offsets -> {
                          c.observe("offsets", offsets.stream().map(Object::toString).toList());
                          return file.sync();
                        })
                    .then(synced -> observeReads(c, file))
                    .then(none -> file.close()))
        .then(closed -> storage.open("file.log"))
        .then(
            file ->
                file.append(Utf8.encode("!"))
                    .then(offset -> observeReads(c, file))
                    .then(none -> file.close()));
  }

  private static Promise<@Nullable Void> observeReads(Context c, StorageFile file) {
    return c.each(
            List.of(
                List.of(0, 100), List.of(6, 3), List.of(12, 5), List.of(1_000, 5), List.of(0, 0)),
            range -> file.read(range.get(0), range.get(1)))
        .then(
            parts -> {
              parts.forEach(bytes -> c.observe("read", bytes));
              return file.size();
            })
        .map(size -> c.observe("size", size));
  }

  private static Promise<@Nullable Void> names(Context c) {
    Storage storage = c.runtime().storage();
    return c.each(
            List.of("b", "a-1.log", "c_2", "a"),
            name -> storage.create(name).then(file -> file.close()))
        .then(all -> storage.rename("b", "z"))
        .then(renamed -> storage.rename("a", "c_2"))
        .then(replaced -> storage.delete("a-1.log"))
        .then(deleted -> storage.syncDirectory())
        .then(synced -> storage.list())
        .map(names -> c.observe("names", names));
  }

  private static Promise<@Nullable Void> misuseRefused(Context c) {
    Storage storage = c.runtime().storage();
    return storage
        .create("open")
        .then(
            file ->
                c.error(ErrorCode.BAD_REQUEST, () -> storage.create("open"))
                    .then(error -> c.error(ErrorCode.BAD_REQUEST, () -> storage.delete("open")))
                    .then(
                        error -> c.error(ErrorCode.BAD_REQUEST, () -> storage.rename("open", "x")))
                    .then(error -> c.error(ErrorCode.BAD_REQUEST, () -> storage.create("A/b")))
                    .then(error -> c.error(ErrorCode.NOT_FOUND, () -> storage.open("absent")))
                    .then(error -> c.error(ErrorCode.NOT_FOUND, () -> storage.delete("absent")))
                    .then(error -> c.error(ErrorCode.BAD_REQUEST, () -> file.read(-1, 1)))
                    .then(error -> file.close())
                    .then(closed -> file.close())
                    .then(again -> c.error(ErrorCode.CLOSED, () -> file.append(new byte[1]))))
        .map(error -> c.observe("all refused", true));
  }

  /** A handle that only reads stands beside the one that writes, and outlives the name. */
  private static Promise<@Nullable Void> readingHandles(Context c) {
    Storage storage = c.runtime().storage();
    return storage
        .create("file")
        .then(file -> file.append(Utf8.encode("first")).then(offset -> read(c, file)))
        .then(none -> c.error(ErrorCode.NOT_FOUND, () -> storage.openToRead("file")))
        .map(error -> c.observe("gone", true));
  }

  private static Promise<@Nullable Void> read(Context c, StorageFile file) {
    return c.runtime()
        .storage()
        .openToRead("file")
        .then(reading -> refuseWrites(c, reading).then(none -> outlive(c, file, reading)));
  }

  private static Promise<@Nullable Void> outlive(Context c, StorageFile file, StorageFile reading) {
    return file.close()
        .then(closed -> remove(c.runtime().storage()))
        .then(removed -> reading.read(0, 5))
        .<@Nullable Void>map(bytes -> c.observe("read", bytes))
        .then(none -> reading.close())
        .then(closed -> c.done(c.error(ErrorCode.CLOSED, reading::size)));
  }

  private static Promise<@Nullable Void> remove(Storage storage) {
    return storage
        .openToRead("file")
        .then(other -> other.close())
        .then(closed -> storage.rename("file", "other"))
        .then(renamed -> storage.delete("other"));
  }

  private static Promise<@Nullable Void> refuseWrites(Context c, StorageFile reading) {
    return c.error(ErrorCode.READ_ONLY, () -> reading.append(new byte[1]))
        .<@Nullable Void>map(error -> c.observe("append", error))
        .then(none -> c.error(ErrorCode.READ_ONLY, reading::sync))
        .map(error -> c.observe("sync", error));
  }

  private static Promise<@Nullable Void> namesDurable(Context c) {
    MemoryDisk disk = new MemoryDisk();
    Storage storage = new MemoryStorage(c.platform(), disk);
    return create(storage, "durable")
        .then(none -> storage.syncDirectory())
        .then(synced -> create(storage, "lost"))
        .then(none -> new MemoryStorage(c.platform(), disk.crash()).list())
        .then(
            names -> {
              c.observe("after a crash", names);
              return c.error(ErrorCode.STORAGE_FAILURE, storage::list);
            })
        .map(error -> c.observe("the crashed one", error));
  }

  private static Promise<@Nullable Void> create(Storage storage, String name) {
    return storage
        .create(name)
        .then(
            file ->
                file.append(new byte[] {1}).then(offset -> file.sync()).then(none -> file.close()));
  }
}

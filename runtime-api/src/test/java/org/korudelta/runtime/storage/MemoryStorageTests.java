package org.korudelta.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.host.KernelHost;

class MemoryStorageTests {
  private final HostedRuntime runtime = new HostedRuntime(new KernelHost());
  private final MemoryDisk disk = new MemoryDisk();
  private final Storage storage = on(disk);

  private Storage on(MemoryDisk state) {
    return new MemoryStorage(runtime, state);
  }

  /** The value, or the error, of a promise that is complete already. */
  private static <T> T now(Promise<T> promise) {
    Outcome<T> outcome = promise.peek().orElseThrow();
    if (outcome instanceof Outcome.Failure<T> failure) {
      throw (KoruException) failure.error();
    }
    return ((Outcome.Success<T>) outcome).value();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private byte[] content(Storage of, String name) {
    StorageFile file = now(of.open(name));
    byte[] all = now(file.read(0, 1_000));
    now(file.close());
    return all;
  }

  @Test
  void append_givesOffsetsAndReadsBack() {
    StorageFile file = now(storage.create("a"));

    assertThat(now(file.append(bytes(1, 2, 3)))).isZero();
    assertThat(now(file.append(bytes(4)))).isEqualTo(3);
    assertThat(now(file.size())).isEqualTo(4);
    assertThat(now(file.read(1, 2))).containsExactly(2, 3);
    assertThat(now(file.read(3, 100))).containsExactly(4);
    assertThat(now(file.read(4, 1))).isEmpty();
    assertThat(now(file.read(Long.MAX_VALUE, 1))).isEmpty();
    assertThat(file.name()).isEqualTo("a");
  }

  @Test
  void read_negative_isRejected() {
    StorageFile file = now(storage.create("a"));

    assertThatThrownBy(() -> now(file.read(-1, 1))).isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> now(file.read(0, -1))).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void names_createListRenameDelete() {
    now(now(storage.create("b")).close());
    now(now(storage.create("a")).close());
    assertThat(now(storage.list())).containsExactly("a", "b");

    now(storage.rename("b", "c"));
    now(storage.delete("a"));

    assertThat(now(storage.list())).containsExactly("c");
    assertThatThrownBy(() -> now(storage.open("b"))).isInstanceOf(KoruException.NotFound.class);
    assertThatThrownBy(() -> now(storage.delete("b"))).isInstanceOf(KoruException.NotFound.class);
    assertThatThrownBy(() -> now(storage.rename("b", "x")))
        .isInstanceOf(KoruException.NotFound.class);
  }

  @Test
  void rename_ontoAnotherFile_replacesIt() {
    StorageFile a = now(storage.create("a"));
    now(a.append(bytes(1)));
    now(a.close());
    StorageFile b = now(storage.create("b"));
    now(b.append(bytes(2, 2)));
    now(b.close());

    now(storage.rename("a", "b"));

    assertThat(content(storage, "b")).containsExactly(1);
    assertThat(disk.usedBytes()).isEqualTo(1);
  }

  @Test
  void rename_ontoItself_changesNothing() {
    StorageFile a = now(storage.create("a"));
    now(a.append(bytes(1)));
    now(a.close());

    now(storage.rename("a", "a"));

    assertThat(content(storage, "a")).containsExactly(1);
    assertThat(disk.usedBytes()).isEqualTo(1);
  }

  @Test
  void create_existing_isRejected() {
    now(storage.create("a"));

    assertThatThrownBy(() -> now(storage.create("a")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("file exists: name=a");
  }

  @Test
  void openFile_renameDeleteOrOpen_isRejected() {
    StorageFile open = now(storage.create("a"));
    now(now(storage.create("b")).close());

    for (Promise<?> promise :
        new Promise<?>[] {
          storage.rename("a", "c"), storage.rename("b", "a"), storage.delete("a"), storage.open("a")
        }) {
      assertThatThrownBy(() -> now(promise))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessageContaining("file is open");
    }
    now(open.close());
    now(storage.rename("a", "c"));
  }

  @Test
  void closedFile_anyUse_failsClosed_closingAgainIsHarmless() {
    StorageFile file = now(storage.create("a"));
    now(file.close());
    now(file.close());

    for (Promise<?> promise :
        new Promise<?>[] {file.append(bytes(1)), file.read(0, 1), file.size(), file.sync()}) {
      assertThatThrownBy(() -> now(promise)).isInstanceOf(KoruException.Closed.class);
    }
  }

  @Test
  void close_ofAnOldHandle_doesNotCloseANewOne() {
    StorageFile old = now(storage.create("a"));
    now(old.close());
    now(storage.open("a"));
    now(old.close());

    assertThatThrownBy(() -> now(storage.delete("a"))).isInstanceOf(KoruException.BadRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "A", "é", ".hidden", "a b", "\u0000"})
  void name_bad_isRejected(String name) {
    assertThatThrownBy(() -> now(storage.create(name)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void name_length_upTo255() {
    now(storage.create("x".repeat(255)));
    assertThatThrownBy(() -> now(storage.create("x".repeat(256))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("bad file name: length=256 max=255");
  }

  @Test
  void crash_nameNotSynced_vanishes() {
    StorageFile file = now(storage.create("a"));
    now(file.append(bytes(1)));
    now(file.sync());

    assertThat(now(on(disk.crash()).list())).isEmpty();
  }

  @Test
  void crash_exact_keepsSyncedBytesOnly() {
    StorageFile file = now(storage.create("a"));
    now(storage.syncDirectory());
    now(file.append(bytes(1, 2)));
    now(file.sync());
    now(file.append(bytes(3)));

    assertThat(content(on(disk.crash()), "a")).containsExactly(1, 2);
  }

  @Test
  void crash_choice_keepsAPrefixOfThePending() {
    StorageFile file = now(storage.create("a"));
    now(storage.syncDirectory());
    now(file.append(bytes(1, 2)));
    now(file.sync());
    now(file.append(bytes(3, 4, 5)));
    var asked = new ArrayList<String>();

    MemoryDisk after =
        disk.crash(
            (max, label) -> {
              asked.add(label + " max " + max);
              return 2;
            });

    assertThat(content(on(after), "a")).containsExactly(1, 2, 3, 4);
    assertThat(asked).containsExactly("bytes of a max 3");
    assertThat(after.usedBytes()).isEqualTo(4);
  }

  @Test
  void crash_choice_keepsAPrefixOfTheNameChanges() {
    now(now(storage.create("a")).close());
    now(storage.syncDirectory());
    now(now(storage.create("b")).close());
    now(storage.rename("a", "c"));
    now(storage.delete("b"));

    assertThat(now(on(crashKeeping(0)).list())).containsExactly("a");
  }

  @Test
  void crash_choiceOfTwo_keepsTheFirstTwoNameChanges() {
    now(now(storage.create("a")).close());
    now(storage.syncDirectory());
    now(now(storage.create("b")).close());
    now(storage.rename("a", "c"));
    now(storage.delete("b"));

    assertThat(now(on(crashKeeping(2)).list())).containsExactly("b", "c");
  }

  private MemoryDisk crashKeeping(int count) {
    return disk.crash((max, label) -> Math.min(max, count));
  }

  @Test
  void crash_whatUsesTheOldDisk_fails() {
    StorageFile file = now(storage.create("a"));
    disk.crash();

    for (Promise<?> promise :
        new Promise<?>[] {
          file.append(bytes(1)), file.sync(), storage.list(), storage.syncDirectory()
        }) {
      assertThatThrownBy(() -> now(promise))
          .isInstanceOf(KoruException.StorageFailure.class)
          .hasMessageContaining("disk crashed");
    }
  }

  @Test
  void crash_twiceFromOneRecovery_isIndependent() {
    StorageFile file = now(storage.create("a"));
    now(storage.syncDirectory());
    now(file.append(bytes(1)));
    now(file.sync());
    MemoryDisk after = disk.crash();
    StorageFile again = now(on(after).open("a"));
    now(again.append(bytes(2)));

    assertThat(content(on(after.crash()), "a")).containsExactly(1);
  }

  @Test
  void lock_held_namesTheOwner_andACrashFreesIt() {
    OwnerLock lock = now(storage.lock());

    assertThatThrownBy(() -> now(on(disk).lock()))
        .isInstanceOf(KoruException.AlreadyOpen.class)
        .hasMessage("storage has an owner: owner=memory-storage-1");

    now(lock.release());
    now(lock.release());
    OwnerLock second = now(on(disk).lock());
    now(lock.release());
    assertThatThrownBy(() -> now(storage.lock())).isInstanceOf(KoruException.AlreadyOpen.class);
    assertThat(second).isNotNull();
    now(on(disk.crash()).lock());
  }

  @Test
  void failNextSync_bytesNeverBecomeDurable() {
    StorageFile file = now(storage.create("a"));
    now(storage.syncDirectory());
    now(file.append(bytes(1)));
    now(file.sync());
    now(file.append(bytes(2)));
    disk.failNextSync();

    assertThatThrownBy(() -> now(file.sync()))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage("storage failure: operation=sync name=a pendingBytes=1");
    assertThatThrownBy(() -> now(file.sync())).isInstanceOf(KoruException.StorageFailure.class);

    StorageFile other = now(storage.create("b"));
    now(other.sync());
    assertThat(content(on(disk.crash()), "a")).containsExactly(1);
  }

  @Test
  void failNextAppend_leavesTheFirstHalf() {
    StorageFile file = now(storage.create("a"));
    disk.failNextAppend();

    assertThatThrownBy(() -> now(file.append(bytes(1, 2, 3, 4))))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("written=2 of=4");
    assertThat(now(file.append(bytes(9)))).isEqualTo(2);
  }

  @Test
  void capacity_exceeded_writesWhatFitsAndFails() {
    StorageFile file = now(storage.create("a"));
    disk.capacityBytes(3);
    now(file.append(bytes(1, 2)));

    assertThatThrownBy(() -> now(file.append(bytes(3, 4))))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("no space: capacityBytes=3");
    assertThat(now(file.size())).isEqualTo(3);

    now(file.close());
    now(storage.delete("a"));
    StorageFile next = now(storage.create("b"));
    assertThat(now(next.append(bytes(1, 2, 3)))).isZero();
  }
}

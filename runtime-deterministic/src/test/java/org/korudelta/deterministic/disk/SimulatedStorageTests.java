package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The contract of the storage port, without faults: appends and syncs take a step, all else is
 * complete at once.
 */
class SimulatedStorageTests {
  private final List<DeterministicRuntime> runtimes = new ArrayList<>();
  private final SimulatedDisk disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
  private final Storage storage = on(disk);

  private Storage on(SimulatedDisk state) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), state);
    runtimes.add(runtime);
    return runtime.storage();
  }

  /** The value, or the error, of a promise that is complete without waiting. */
  private <T> T now(Promise<T> promise) {
    if (promise.peek().isEmpty()) {
      runtimes.forEach(DeterministicRuntime::runUntilIdle);
    }
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
  void powerLoss_whatUsesTheOldDisk_fails() {
    StorageFile file = now(storage.create("a"));
    disk.powerLoss();

    for (Promise<?> promise :
        new Promise<?>[] {
          file.append(bytes(1)),
          file.sync(),
          file.size(),
          file.read(0, 1),
          storage.list(),
          storage.lock(),
          storage.create("b"),
          storage.syncDirectory()
        }) {
      assertThatThrownBy(() -> now(promise))
          .isInstanceOf(KoruException.StorageFailure.class)
          .hasMessageContaining("disk crashed");
    }
    now(file.close());
  }

  @Test
  void powerLoss_twiceFromOneRecovery_isIndependent() {
    StorageFile file = now(storage.create("a"));
    now(storage.syncDirectory());
    now(file.append(bytes(1)));
    now(file.sync());
    SimulatedDisk after = disk.powerLoss();
    StorageFile again = now(on(after).open("a"));
    now(again.append(bytes(2)));

    assertThat(content(on(after.powerLoss()), "a")).containsExactly(1);
  }

  @Test
  void lock_held_namesTheOwner_andAPowerLossFreesIt() {
    OwnerLock lock = now(storage.lock());

    assertThatThrownBy(() -> now(on(disk).lock()))
        .isInstanceOf(KoruException.AlreadyOpen.class)
        .hasMessage("storage has an owner: owner=simulated-storage-1");

    now(lock.release());
    now(lock.release());
    OwnerLock second = now(on(disk).lock());
    now(lock.release());
    assertThatThrownBy(() -> now(storage.lock())).isInstanceOf(KoruException.AlreadyOpen.class);
    assertThat(second).isNotNull();
    now(on(disk.powerLoss()).lock());
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

package org.korudelta.deterministic.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;

class DiskFaultsTests {

  @Test
  void with_changesOneFault_andNotTheOriginal() {
    DiskFaults faults = DiskFaults.NONE.with(DiskFault.SHORT_WRITE, 5);

    assertThat(faults.oneIn(DiskFault.SHORT_WRITE)).isEqualTo(5);
    assertThat(faults.oneIn(DiskFault.BIT_ROT)).isZero();
    assertThat(DiskFaults.NONE.oneIn(DiskFault.SHORT_WRITE)).isZero();
    assertThat(faults.without(DiskFault.SHORT_WRITE).oneIn(DiskFault.SHORT_WRITE)).isZero();
  }

  @Test
  void with_aDelay_hasAGreatest() {
    DiskFaults faults = DiskFaults.NONE.with(DiskFault.SLOW_READ, 5);

    assertThat(faults.delayMax(DiskFault.SLOW_READ)).isEqualTo(DiskFaults.DELAY_MAX_DEFAULT);
    assertThat(faults.delayMax(DiskFault.SLOW_WRITE)).isZero();
    assertThat(faults.keepsBytesInOrder().delayMax(DiskFault.SLOW_READ)).isPositive();
  }

  @Test
  void with_noRate_isRejected() {
    assertThatThrownBy(() -> DiskFaults.NONE.with(DiskFault.SHORT_WRITE, 0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no rate: fault=short-write oneIn=0");
    assertThatThrownBy(() -> DiskFaults.NONE.with(DiskFault.LOST_BYTES, 1))
        .hasMessage("no rate: fault=lost-bytes oneIn=1");
    assertThatThrownBy(() -> DiskFaults.NONE.without(DiskFault.LOST_NAME))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(
            () -> DiskFaults.NONE.withDelay(DiskFault.SLOW_SYNC, 1, Duration.ofMillis(-1)))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> DiskFaults.NONE.withDelay(DiskFault.BIT_ROT, 1, Duration.ofMillis(1)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void runtime_onASimulatedDisk_hasNoDiskInMemory() {
    SimulatedDisk disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    runtime.await(runtime.storage().create("a"));

    assertThat(disk.names()).containsExactly("a");
    assertThatThrownBy(runtime::disk).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void runtime_peers_shareTheDisk() {
    SimulatedDisk disk = new SimulatedDisk(Choices.none(), DiskFaults.NONE);
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    runtime.await(runtime.storage().lock());

    assertThatThrownBy(() -> runtime.await(runtime.peer("other").storage().lock()))
        .isInstanceOf(KoruException.AlreadyOpen.class)
        .hasMessage("storage has an owner: owner=simulated-storage-1");
  }
}

package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.storage.CrashChoice;
import org.korudelta.runtime.storage.MemoryDisk;

/**
 * A crash right before every operation that changes the disk, keeping every prefix of what was not
 * synced: what survives is a prefix of commit order, and has everything that was acknowledged (S1).
 */
@Tag("exhaustive")
@Timeout(120)
class CrashTests {

  /** A life of a log: what it acknowledged, and where its disk is. */
  private static final class Life {
    final AtomicReference<MemoryDisk> crashed = new AtomicReference<>();
    int acknowledged;
    int operations;

    Life(MemoryDisk disk, int crashAt, Survival survival, int alreadyThere) {
      this.acknowledged = alreadyThere;
      CrashPoint point = new CrashPoint(crashAt, () -> crashed.set(disk.crash(survival)));
      try {
        run(new LogBench(disk, point));
      } catch (KoruException ended) {
        assertThat(crashed.get()).as("failed without a crash: %s", ended).isNotNull();
      }
      operations = point.operations();
    }

    private void run(LogBench bench) {
      bench.open();
      append(bench, 1);
      append(bench, 2);
      append(bench, 3);
      bench.close();
      bench.open();
      append(bench, 2);
      bench.close();
    }

    private void append(LogBench bench, int commits) {
      int first = (int) bench.log.sizes().lastSequence() + 1;
      bench.append(first, first + commits - 1);
      acknowledged = first + commits - 1;
    }
  }

  /**
   * Keeps {@code bytes} of each file's pending bytes and {@code names} of the pending changes of
   * names.
   */
  private static final class Survival implements CrashChoice {
    private final int bytes;
    private final int names;
    int pendingBytes;

    Survival(int bytes, int names) {
      this.bytes = bytes;
      this.names = names;
    }

    @Override
    public int keep(int max, String label) {
      if (label.startsWith("bytes")) {
        pendingBytes = Math.max(pendingBytes, max);
        return Math.min(bytes, max);
      }
      return Math.min(names, max);
    }
  }

  @Test
  void crash_anyOperationAnyPrefix_keepsAPrefixWithAllThatWasAcknowledged() {
    int lives = 0;
    int operations =
        new Life(new MemoryDisk(), Integer.MAX_VALUE, new Survival(0, 0), 0).operations;
    for (int crashAt = 0; crashAt < operations; crashAt++) {
      for (int names = 0; names <= 3; names++) {
        lives += crashKeepingEveryPrefix(crashAt, names);
      }
    }
    assertThat(operations).isGreaterThan(20);
    assertThat(lives).isGreaterThan(1000);
  }

  private static int crashKeepingEveryPrefix(int crashAt, int names) {
    int pending = 0;
    for (int bytes = 0; bytes <= pending; bytes++) {
      Survival survival = new Survival(bytes, names);
      Life life = new Life(new MemoryDisk(), crashAt, survival, 0);
      checkSurvivor(life, life.crashed.get());
      pending = survival.pendingBytes;
    }
    return pending + 1;
  }

  private static void checkSurvivor(Life life, MemoryDisk disk) {
    LogBench survivor = new LogBench(disk).open();
    int count = survivor.recovered.size();
    assertThat(count).isGreaterThanOrEqualTo(life.acknowledged);
    assertThat(Commits.described(survivor.recovered)).isEqualTo(LogBench.expected(count));
    survivor.append(count + 1, count + 1);

    List<String> afterSecondCrash = LogBench.recovered(disk.crash());
    assertThat(afterSecondCrash).isEqualTo(LogBench.expected(count + 1));
  }

  @Test
  void crash_duringRecovery_losesNothingThatRecoveryFound() {
    for (int bytes : new int[] {0, 1, 500, 100_000}) {
      int operations = recoveryOperations(bytes);
      for (int crashAt = 0; crashAt < operations; crashAt++) {
        for (int kept : new int[] {0, 1, 30, 64, 65, 400, 100_000}) {
          for (int names = 0; names <= 3; names++) {
            MemoryDisk disk = tornDisk(bytes);
            Life life = new Life(disk, crashAt, new Survival(kept, names), 3);
            MemoryDisk survivor = life.crashed.get() == null ? disk : life.crashed.get();
            checkSurvivor(life, survivor);
          }
        }
      }
    }
  }

  /** A log of three acknowledged commits and {@code bytes} of an append of three more. */
  private static MemoryDisk tornDisk(int bytes) {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open().append(1, 1).append(2, 3);
    disk.failNextSync();
    bench.runtime.await(bench.log.append(Commits.range(4, 6)).handle(o -> bench.view.completed(o)));
    return disk.crash(new Survival(bytes, 0));
  }

  private static int recoveryOperations(int bytes) {
    return new Life(tornDisk(bytes), Integer.MAX_VALUE, new Survival(0, 0), 3).operations;
  }
}

package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;

/**
 * After a crash at any moment of a restore, and the loss of power after another life, there is what
 * was there before or all of it, and nothing written later is lost (D15, S1).
 */
@Timeout(240)
class RestoreCrashTests {
  private static final int COMMITS = 40;
  private static final int STEPS_MAX = 100_000;

  private final OpenDatabase source = OpenDatabase.with(ExportedHistory.SMALL);
  private byte[] whole = {};
  private byte[] increment = {};
  private List<String> before = List.of();
  private List<String> after = List.of();

  /** A history, and what came after it. */
  private void write() {
    ExportedHistory.write(source, 5);
    Timestamp first = source.db.readPoint();
    whole = ExportedHistory.of(source.runtime, source.db);
    before = ExportedHistory.described(source);
    ExportedHistory.writeMore(source, COMMITS);
    increment = ExportedHistory.after(first, source.runtime, source.db);
    after = ExportedHistory.described(source);
  }

  @Test
  void restore_crashAtAnyStep_isThereWholeOrNotAtAll() {
    write();
    boolean goesOn = true;
    int crashes = 0;
    int wholes = 0;
    for (int steps = 0; goesOn && steps < STEPS_MAX; steps += 1 + steps / 200) {
      SimulatedDisk disk = new SimulatedDisk(Choices.seeded(steps), DiskFaults.NONE);
      DeterministicRuntime first = DeterministicRuntime.of(Choices.none(), disk);
      first.await(ExportedHistory.restore(first, ExportedHistory.SMALL, whole));
      Promise<TransferReport> restore =
          first
              .spawn(
                  "restore", () -> ExportedHistory.restore(first, ExportedHistory.SMALL, increment))
              .promise();
      goesOn = run(first, steps);
      boolean told = restore.peek().filter(Outcome.Success.class::isInstance).isPresent();
      SimulatedDisk left = steps % 2 == 0 ? disk.killed() : disk.powerLoss();
      wholes += survives(left, told, "crash after steps=" + steps) ? 1 : 0;
      crashes++;
    }
    assertThat(goesOn).as("ends").isFalse();
    assertThat(crashes).isGreaterThan(100);
    assertThat(wholes).isBetween(2, crashes / 2);
  }

  private static boolean run(DeterministicRuntime runtime, int steps) {
    boolean ran = true;
    for (int step = 0; step < steps && ran; step++) {
      ran = runtime.step();
    }
    return ran;
  }

  /** Lives on twice; gives whether the increment is there. */
  private boolean survives(SimulatedDisk disk, boolean told, String what) {
    OpenDatabase second = open(disk);
    List<String> there = ExportedHistory.described(second);
    assertThat(there).as(what).isIn(before, after);
    boolean isWhole = there.equals(after);
    assertThat(isWhole || !told).as("told of it: %s", what).isTrue();

    ExportedHistory.writeMore(second, 12);
    List<String> later = ExportedHistory.described(second);
    OpenDatabase third = open(disk.powerLoss());
    assertThat(ExportedHistory.described(third)).as(what).isEqualTo(later);
    for (String key : List.of("a", "key-0", "key-3")) {
      assertThat(third.history(key)).as(what).isEqualTo(changesOf(third, key));
    }
    return isWhole;
  }

  /** The versions of a key, by a way that asks no index for the key. */
  private static List<Version> changesOf(OpenDatabase open, String key) {
    return open.await(open.db.changes(Timestamp.MIN, Integer.MAX_VALUE)).stream()
        .filter(version -> version.namespace().equals("ns") && version.key().equals(key))
        .toList();
  }

  private static OpenDatabase open(SimulatedDisk disk) {
    return OpenDatabase.on(DeterministicRuntime.of(Choices.none(), disk), ExportedHistory.SMALL);
  }
}

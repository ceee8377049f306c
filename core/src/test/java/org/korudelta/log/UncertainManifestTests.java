package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.runtime.Promise;

/**
 * A process that is killed leaves a manifest that can be read and may not be durable: whatever is
 * acknowledged after it must survive the loss of power all the same (S1).
 */
class UncertainManifestTests {
  private static final int STEPS_MAX = 400;
  private static final LogOptions SMALL = LogOptions.defaults().withSegmentBytesMax(4_096);

  /** A commit that leaves no room for another in its segment. */
  private static List<VersionRecord> large(int number) {
    return Commits.holding(new byte[3_000 + number]);
  }

  @Test
  void open_killedAtEveryStepOfASuccession_acknowledgedCommitsSurvivePower() {
    int crashes = 0;
    boolean goesOn = true;
    for (int steps = 0; goesOn && steps < STEPS_MAX; steps++) {
      SimulatedDisk disk = new SimulatedDisk(Choices.seeded(steps), DiskFaults.NONE);
      DeterministicRuntime first = DeterministicRuntime.of(Choices.none(), disk);
      CommitLog log = first.await(open(first, new ArrayList<>()));
      first.await(log.append(List.of(large(1))));
      first.spawn("next segment", () -> log.append(List.of(large(2))));
      goesOn = run(first, steps);
      crashes += goesOn ? 1 : 0;

      assertSurvives(disk.killed(), "killed after steps=" + steps);
    }
    assertThat(crashes).isGreaterThan(10).isLessThan(STEPS_MAX);
  }

  private static boolean run(DeterministicRuntime runtime, int steps) {
    boolean ran = true;
    for (int step = 0; step < steps && ran; step++) {
      ran = runtime.step();
    }
    return ran;
  }

  /** Another process appends and is told so; then the power is lost. */
  private static void assertSurvives(SimulatedDisk disk, String what) {
    DeterministicRuntime second = DeterministicRuntime.of(Choices.none(), disk);
    List<List<VersionRecord>> before = new ArrayList<>();
    CommitLog log = second.await(open(second, before));
    second.await(log.append(List.of(Commits.commit(9))));

    SimulatedDisk after = disk.powerLoss();
    DeterministicRuntime third = DeterministicRuntime.of(Choices.none(), after);
    List<List<VersionRecord>> recovered = new ArrayList<>();
    third.await(open(third, recovered));

    assertThat(recovered).as(what).hasSize(before.size() + 1);
  }

  private static Promise<CommitLog> open(
      DeterministicRuntime runtime, List<List<VersionRecord>> recovered) {
    return CommitLog.open(runtime, SMALL, (sequence, commit) -> recovered.add(commit));
  }
}

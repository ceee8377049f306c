package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.StorageFile;

/**
 * A log that goes on after a failure, and ends at any step of that: what was acknowledged is there,
 * what failed is gone for good once anything after it was acknowledged, and the commits written but
 * not synced are there in order or lost from their end (S1, S3).
 */
class GoingOnTests {
  private static final int STEPS_MAX = 400;
  private static final int SEEDS = 12;
  private static final LogOptions OPTIONS = LogOptions.defaults();

  /**
   * Ends at {@code steps} while a log goes on; what is recovered then, and after one more crash.
   */
  private record Story(boolean ended, boolean acknowledged, List<String> recovered) {}

  @Test
  @Tag("exhaustive")
  void append_crashAtEveryStepOfGoingOn_failedCommitIsGoneOnceAnotherIsAcknowledged() {
    List<String> withFailed = described(1, 2, 3);
    List<String> withNext = described(1, 2, 4);
    int ends = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean more = true;
      for (int steps = 0; more && steps < STEPS_MAX; steps++) {
        Story story = story(seed, steps, false);
        more = !story.ended();
        ends += story.ended() ? 1 : 0;
        if (story.acknowledged()) {
          assertThat(story.recovered()).as("seed=%s steps=%s", seed, steps).isEqualTo(withNext);
        } else {
          assertThat(List.of(described(1, 2), withFailed, withNext))
              .as("seed=%s steps=%s", seed, steps)
              .contains(story.recovered());
        }
      }
    }
    assertThat(ends).isEqualTo(SEEDS);
  }

  @Test
  @Tag("exhaustive")
  void write_crashAtEveryStepOfGoingOn_whatSurvivesIsAPrefix() {
    List<String> all = described(1, 2, 3, 4);
    for (int seed = 0; seed < SEEDS; seed++) {
      boolean more = true;
      for (int steps = 0; more && steps < STEPS_MAX; steps++) {
        Story story = story(seed, steps, true);
        more = !story.ended();
        assertThat(all.subList(0, story.recovered().size()))
            .as("seed=%s steps=%s", seed, steps)
            .isEqualTo(story.recovered());
        assertThat(story.recovered().size()).isGreaterThanOrEqualTo(story.acknowledged() ? 4 : 2);
      }
    }
  }

  private static <T> Promise<Outcome<T>> outcome(AsyncRuntime runtime, Promise<T> promise) {
    return promise.handle(runtime::completed);
  }

  /** Commits 1 and 2 are durable, the sync of 3 fails, and then 4 goes where the log goes on. */
  private static Story story(int seed, int steps, boolean writes) {
    SimulatedDisk disk = new SimulatedDisk(Choices.seeded(seed), DiskFaults.NONE);
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    CommitLog log = runtime.await(open(runtime, new ArrayList<>()));
    runtime.await(log.append(List.of(Commits.commit(1), Commits.commit(2))));
    if (writes) {
      runtime.await(log.write(List.of(Commits.commit(3))));
    }
    disk.faults(DiskFaults.NONE.with(DiskFault.FAILED_SYNC, 1));
    Promise<?> failing = writes ? log.sync() : log.append(List.of(Commits.commit(3)));
    Outcome<?> failed = runtime.await(outcome(runtime, failing));
    assertThat(failed).isInstanceOf(Outcome.Failure.class);
    disk.faults(DiskFaults.NONE);
    Promise<List<CommitPlace>> next =
        runtime.spawn("go on", () -> log.append(List.of(Commits.commit(4)))).promise();
    boolean goesOn = true;
    for (int step = 0; step < steps && goesOn; step++) {
      goesOn = runtime.step();
    }
    boolean acknowledged = next.peek().isPresent();
    SimulatedDisk after = seed % 2 == 0 ? disk.powerLoss() : disk.killed();
    List<String> first = recovered(after);
    assertThat(recovered(after.powerLoss())).as("recovered again").isEqualTo(first);
    return new Story(!goesOn, acknowledged, first);
  }

  @Test
  @Tag("exhaustive")
  void append_everyTryFailsSomewhereElse_goesOnAtLast() {
    for (int seed = 0; seed < 60; seed++) {
      Choices choices = Choices.seeded(seed);
      SimulatedDisk disk = new SimulatedDisk(choices, DiskFaults.NONE);
      DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
      CommitLog log = runtime.await(open(runtime, new ArrayList<>()));
      List<String> acknowledged = new ArrayList<>();
      disk.faults(DiskFaults.NONE.with(DiskFault.FAILED_SYNC, 3).with(DiskFault.SHORT_WRITE, 5));
      for (int n = 1; n <= 30; n++) {
        List<VersionRecord> commit = Commits.commit(n);
        if (n == 30) {
          disk.faults(DiskFaults.NONE);
        }
        Outcome<?> outcome = runtime.await(outcome(runtime, log.append(List.of(commit))));
        if (outcome instanceof Outcome.Success<?>) {
          acknowledged.addAll(Commits.described(List.of(commit)));
        }
      }
      assertThat(acknowledged).as("seed=%s", seed).endsWith(described(30).get(0));
      assertThat(recovered(disk.powerLoss())).as("seed=%s", seed).isEqualTo(acknowledged);
    }
  }

  @Test
  void append_nameOfTheNextSegmentIsNotDurable_isMadeAnew() {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    List<String> made = new ArrayList<>();
    List<String> failing = new ArrayList<>();
    ForwardingStorage storage =
        new ForwardingStorage(runtime) {
          @Override
          public Promise<StorageFile> create(String name) {
            made.add(name);
            return super.create(name);
          }

          @Override
          public Promise<Void> syncDirectory() {
            return failing.isEmpty()
                ? super.syncDirectory()
                : this.runtime.failed(new KoruException.StorageFailure(failing.remove(0)));
          }
        };
    CommitLog log =
        runtime.await(CommitLog.open(storage.view(), LogBench.SMALL, (sequence, commit) -> {}));
    failing.add("no name");
    for (int n = 1; n <= 12; n++) {
      runtime.await(
          log.append(List.of(Commits.commit(n))).recover(error -> runtime.completed(null)));
    }

    assertThat(failing).isEmpty();
    assertThat(made.stream().filter(name -> name.equals(FileNames.segment(2)))).hasSize(2);
  }

  @Test
  void open_newestManifestRottenAfterGoingOn_doesNotBringBackWhatFailed() {
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(OPTIONS).append(1, 2);
    disk.failNextSync();
    Outcome<?> failed = bench.await(outcome(bench.runtime, bench.log.append(Commits.range(7, 7))));
    assertThat(((Outcome.Failure<?>) failed).error())
        .isInstanceOf(KoruException.OutcomeUnknown.class);
    bench.append(3, 3);

    DiskImage image = DiskImage.of(disk.crash((max, label) -> max));
    for (String name : List.of("manifest-0", "manifest-1")) {
      byte[] rotten = image.files().get(name).clone();
      rotten[20] ^= 1;
      assertThat(LogBench.recovered(image.with(name, rotten).disk()))
          .as(name)
          .isEqualTo(LogBench.expected(3));
    }
  }

  private static List<String> described(int... numbers) {
    List<String> described = new ArrayList<>();
    for (int number : numbers) {
      described.addAll(Commits.described(List.of(Commits.commit(number))));
    }
    return described;
  }

  private static List<String> recovered(SimulatedDisk disk) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    List<List<VersionRecord>> recovered = new ArrayList<>();
    runtime.await(open(runtime, recovered));
    return Commits.described(recovered);
  }

  private static Promise<CommitLog> open(
      DeterministicRuntime runtime, List<List<VersionRecord>> recovered) {
    return CommitLog.open(runtime, OPTIONS, (sequence, commit) -> recovered.add(commit));
  }
}

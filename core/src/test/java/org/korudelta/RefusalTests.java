package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;

/** What refuses a write is told no earlier than it is visible: nobody learns of it before (S3). */
class RefusalTests {
  private final SimulatedDisk disk = new SimulatedDisk(Choices.seeded(1), DiskFaults.NONE);
  private final DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
  private final KoruDelta database = runtime.await(KoruDelta.open(runtime, Options.defaults()));

  private void slowSyncs() {
    disk.faults(DiskFaults.NONE.withDelay(DiskFault.SLOW_SYNC, 1, Duration.ofSeconds(1)));
  }

  /** Runs what can run while the sync takes its time. */
  private void runReady() {
    while (runtime.state().ready() > 0) {
      runtime.step();
    }
  }

  @Test
  void put_conflictWithACommitThatIsNotDurableYet_isToldWhenItIs() {
    slowSyncs();
    Promise<Version> first = database.put("n", "k", JsonNumber.of(1));
    Promise<Version> second =
        database.put("n", "k", JsonNumber.of(2), WriteOptions.NONE.expectingAbsent());
    runReady();

    assertThat(first.peek()).isEmpty();
    assertThat(second.peek()).as("told before what it conflicts with is visible").isEmpty();

    runtime.runUntilIdle();
    assertThat(first.peek()).get().isInstanceOf(Outcome.Success.class);
    assertThat(error(second)).isInstanceOf(KoruException.Conflict.class);
  }

  @Test
  void embed_otherDimensionsThanACommitThatIsNotDurableYet_isToldWhenItIs() {
    slowSyncs();
    Promise<Version> first = database.embed("n", "a", Embedding.of("m", new float[] {1, 2, 3}));
    Promise<Version> second = database.embed("n", "b", Embedding.of("m", new float[] {1, 2}));
    runReady();

    assertThat(second.peek()).as("told before what it rests on is visible").isEmpty();

    runtime.runUntilIdle();
    assertThat(first.peek()).get().isInstanceOf(Outcome.Success.class);
    assertThat(error(second)).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void put_conflictWithACommitThatFails_wasNotWritten() {
    disk.faults(DiskFaults.NONE.with(DiskFault.FAILED_SYNC, 1));
    Promise<Version> first = database.put("n", "k", JsonNumber.of(1));
    Promise<Version> second =
        database.put("n", "k", JsonNumber.of(2), WriteOptions.NONE.expectingAbsent());
    runtime.runUntilIdle();

    assertThat(error(first)).isInstanceOf(KoruException.OutcomeUnknown.class);
    assertThat(error(second)).isInstanceOf(KoruException.Unavailable.class);
  }

  @Test
  void delete_missingBecauseOfADeleteUnderWay_isToldAfterIt() {
    runtime.await(database.put("n", "k", JsonNumber.of(1)));
    slowSyncs();
    database.delete("n", "k");
    Promise<Version> second = database.delete("n", "k");
    Promise<List<Version>> third =
        database.putBatch(List.of(Write.put("n", "other", JsonNumber.of(1))));
    runReady();

    assertThat(second.peek()).isEmpty();
    runtime.runUntilIdle();
    assertThat(error(second)).isInstanceOf(KoruException.NotFound.class);
    assertThat(third.peek()).get().isInstanceOf(Outcome.Success.class);
  }

  @Test
  void put_conflictWithWhatIsDurable_isToldAtOnce() {
    runtime.await(database.put("n", "k", JsonNumber.of(1)));
    slowSyncs();
    Promise<Version> refused =
        database.put("n", "k", JsonNumber.of(2), WriteOptions.NONE.expectingAbsent());
    runReady();

    assertThat(error(refused)).isInstanceOf(KoruException.Conflict.class);
  }

  private Throwable error(Promise<?> promise) {
    promise.recover(seen -> runtime.failed(seen)).onComplete(seen -> {});
    return ((Outcome.Failure<?>) promise.peek().orElseThrow()).error();
  }
}

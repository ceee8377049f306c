package org.korudelta.browser;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.storage.StorageFile;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The runtime over that host, on the clocks and the randomness of a real browser. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class BrowserRuntimeTests {
  private static final long MILLI = 1_000_000;

  private final ReportedErrors errors = new ReportedErrors();
  private final AsyncRuntime runtime = BrowserRuntime.open(errors);

  @Test
  public void sleep_shortDurations_isNeverEarly() {
    for (long nanos : new long[] {1, 100_000, 999_999, MILLI, 1_500_001, 7 * MILLI}) {
      long start = runtime.now();
      Waiting.value(runtime.sleep(Duration.ofNanos(nanos)));
      long tookNanos = runtime.now() - start;
      assertTrue("early: asked=" + nanos + " took=" + tookNanos, tookNanos >= nanos);
    }
  }

  @Test
  public void sleep_twentyFiveDays_isPendingAndCancellable() {
    TaskHandle<Void> sleeper =
        runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofMillis(0x8000_0000L)));
    Waiting.platformMillis(30);
    assertFalse(sleeper.promise().peek().isPresent());
    sleeper.cancel();
    assertTrue(Waiting.outcome(sleeper.promise()) instanceof Outcome.Cancelled);
  }

  @Test
  public void sleep_negative_failsWithBadRequest() {
    Outcome<Void> outcome = Waiting.outcome(runtime.sleep(Duration.ofNanos(-1)));
    assertTrue(((Outcome.Failure<Void>) outcome).error() instanceof KoruException.BadRequest);
  }

  @Test
  public void timeout_promiseThatNeverWakes_failsAtItsDeadline() {
    long start = runtime.now();
    Promise<String> raced =
        runtime.timeout(Duration.ofMillis(10), runtime.<String>promise().promise());
    Outcome<String> outcome = Waiting.outcome(raced);
    assertTrue(
        ((Outcome.Failure<String>) outcome).error() instanceof KoruException.DeadlineExceeded);
    assertTrue(runtime.now() - start >= 10 * MILLI);
  }

  @Test
  public void interval_threeTicks_areDueWithoutDrift() {
    Interval interval = runtime.interval(Duration.ofMillis(4));
    Interval.Tick first = Waiting.value(interval.tick());
    Interval.Tick second = Waiting.value(interval.tick());
    assertTrue("early tick", runtime.now() >= second.dueNanos());
    assertEquals(first.dueNanos() + 4 * MILLI * (1 + second.missed()), second.dueNanos());
    interval.close();
  }

  @Test
  public void interval_lateConsumer_getsOneTickAndTheCountOfMissed() {
    Interval interval = runtime.interval(Duration.ofMillis(2));
    Interval.Tick first = Waiting.value(interval.tick());
    Waiting.platformMillis(30);
    Interval.Tick late = Waiting.value(interval.tick());
    assertTrue("missed: " + late.missed(), late.missed() >= 10);
    assertEquals(first.dueNanos() + 2 * MILLI * (1 + late.missed()), late.dueNanos());
    interval.close();
  }

  @Test
  public void spawn_bodyThrowsAndNobodyLooks_isReportedOnceWithItsName() {
    runtime.call(
        "broken",
        () -> {
          throw new KoruException.Limit("too much");
        });
    Waiting.platformMillis(20);
    assertEquals(List.of("broken: too much"), errors.lines);
  }

  @Test
  public void spawn_bodyThrowsAndSomebodyLooks_isNotReported() {
    TaskHandle<String> broken =
        runtime.call(
            "broken",
            () -> {
              throw new KoruException.Limit("too much");
            });
    assertTrue(Waiting.outcome(broken.promise()) instanceof Outcome.Failure);
    Waiting.platformMillis(20);
    assertEquals(List.of(), errors.lines);
  }

  @Test
  public void spawnBlocking_here_isUnsupported() {
    assertFalse(runtime.supports(Capability.BLOCKING));
    Outcome<String> outcome =
        Waiting.outcome(runtime.<String>spawnBlocking("blocking", () -> "done").promise());
    assertTrue(((Outcome.Failure<String>) outcome).error() instanceof KoruException.Unsupported);
  }

  @Test
  public void storage_writtenBytes_areReadBackAndLiveInThisRuntimeAlone() {
    byte[] written = {1, -2, 3};
    StorageFile file = Waiting.value(runtime.storage().create("a.log"));
    Waiting.value(file.append(written));
    assertArrayEquals(written, Waiting.value(file.read(0, 3)));
    Waiting.value(file.close());
    assertEquals(List.of("a.log"), Waiting.value(runtime.storage().list()));
    assertEquals(List.of(), Waiting.value(BrowserRuntime.open(errors).storage().list()));
  }

  @Test
  public void close_sleepingTask_cancelsItAndNamesNobody() {
    TaskHandle<Void> sleeper = runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofHours(1)));
    Waiting.platformMillis(1);
    assertEquals(List.of(), Waiting.value(runtime.close(Duration.ofSeconds(1))));
    assertTrue(Waiting.outcome(sleeper.promise()) instanceof Outcome.Cancelled);
  }

  @Test
  public void close_stubbornTask_namesItAfterTheGrace() {
    runtime.spawn("stubborn", () -> runtime.<String>promise().promise());
    Waiting.platformMillis(1);
    long start = runtime.now();
    assertEquals(List.of("stubborn"), Waiting.value(runtime.close(Duration.ofMillis(10))));
    assertTrue(runtime.now() - start >= 10 * MILLI);
  }
}

package org.korudelta.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.host.Host;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The host itself, on the event loop of a real browser. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class BrowserHostTests {
  private static final long MILLI = 1_000_000;

  private final ReportedErrors errors = new ReportedErrors();
  private final BrowserHost host = new BrowserHost(errors);
  private final List<String> events = new ArrayList<>();

  @Test
  public void execute_calledTwice_runsLaterInOrder() {
    host.execute(() -> events.add("one"));
    host.execute(() -> events.add("two"));
    assertEquals(List.of(), events);
    Waiting.platformMillis(1);
    assertEquals(List.of("one", "two"), events);
  }

  @Test
  public void execute_endlessReadyWork_leavesThePlatformItsTurn() {
    double start = EventLoop.monotonicMillis();
    EventLoop.timer(() -> events.add("platform"), 0);
    keepBusy();
    Waiting.platformMillis(50);
    assertEquals(List.of("platform"), events);
    double tookMillis = EventLoop.monotonicMillis() - start;
    assertTrue("platform waited too long: millis=" + tookMillis, tookMillis < 2_000);
  }

  private void keepBusy() {
    double untilMillis = EventLoop.monotonicMillis() + 5_000;
    host.execute(() -> again(untilMillis));
  }

  private void again(double untilMillis) {
    if (events.isEmpty() && EventLoop.monotonicMillis() < untilMillis) {
      host.execute(() -> again(untilMillis));
    }
  }

  @Test
  public void execute_workOfAMillisecondEach_leavesThePlatformItsTurnAfterEight() {
    int[] done = {0};
    EventLoop.timer(() -> events.add("platform after " + done[0]), 0);
    for (int i = 0; i < 100; i++) {
      host.execute(
          () -> {
            spinMillis(1);
            done[0] += events.isEmpty() ? 1 : 0;
          });
    }
    Waiting.platformMillis(300);
    assertEquals(1, events.size());
    assertTrue("work before the platform's turn: " + done[0], done[0] >= 1 && done[0] <= 30);
  }

  @Test
  public void execute_wokenByMicrotasksWithoutEnd_leavesThePlatformItsTurn() {
    EventLoop.timer(() -> events.add("platform"), 0);
    double untilMillis = EventLoop.monotonicMillis() + 5_000;
    wakeByMicrotask(untilMillis);
    Waiting.platformMillis(50);
    assertEquals(List.of("platform"), events);
    assertTrue("ended by its limit", EventLoop.monotonicMillis() < untilMillis);
  }

  private void wakeByMicrotask(double untilMillis) {
    if (events.isEmpty() && EventLoop.monotonicMillis() < untilMillis) {
      host.execute(() -> EventLoop.microtask(() -> wakeByMicrotask(untilMillis)));
    }
  }

  @Test
  public void execute_workThrows_isReportedOnceAndTheLoopGoesOn() {
    host.execute(
        () -> {
          throw new KoruException.Limit("broken work");
        });
    host.execute(() -> events.add("next"));
    Waiting.platformMillis(1);
    host.execute(() -> events.add("later"));
    host.executeAt(host.nowNanos() + MILLI, () -> events.add("timer"));
    Waiting.platformMillis(20);
    assertEquals(List.of("next", "later", "timer"), events);
    assertEquals(List.of("event loop: broken work"), errors.lines);
  }

  @Test
  public void reportError_sinkThrows_loopGoesOn() {
    BrowserHost fragile =
        new BrowserHost(
            (taskName, error) -> {
              throw new KoruException.Unavailable("broken sink");
            });
    fragile.execute(() -> fragile.reportError("task", new KoruException.Limit("broken work")));
    fragile.execute(() -> events.add("next"));
    Waiting.platformMillis(1);
    fragile.execute(() -> events.add("later"));
    Waiting.platformMillis(1);
    assertEquals(List.of("next", "later"), events);
  }

  @Test
  public void executeAfterReady_readyWork_runsAfterIt() {
    host.execute(() -> host.execute(() -> events.add("second round")));
    host.executeAfterReady(() -> events.add("barrier"));
    Waiting.platformMillis(1);
    assertEquals(List.of("barrier", "second round"), events);
  }

  @Test
  public void executeAt_oneInstant_firesInCallOrder() {
    long deadline = host.nowNanos() + 5 * MILLI;
    host.executeAt(deadline + 1, () -> events.add("later"));
    for (String name : List.of("a", "b", "c")) {
      host.executeAt(deadline, () -> events.add(name));
    }
    Waiting.platformMillis(40);
    assertEquals(List.of("a", "b", "c", "later"), events);
  }

  @Test
  public void executeAt_manyDeadlines_neverFiresEarly() {
    int[] early = {0};
    for (int i = 0; i < 200; i++) {
      long deadline = host.nowNanos() + i * 137_731L;
      host.executeAt(deadline, () -> early[0] += host.nowNanos() < deadline ? 1 : 0);
      host.executeAt(deadline, () -> events.add("fired"));
    }
    Waiting.platformMillis(100);
    assertEquals(200, events.size());
    assertEquals(0, early[0]);
  }

  @Test
  public void executeAt_earlierThanThePendingTimer_firesFirst() {
    Host.Timer late = host.executeAt(host.nowNanos() + 60_000 * MILLI, () -> events.add("late"));
    Waiting.platformMillis(5);
    host.executeAt(host.nowNanos() + 5 * MILLI, () -> events.add("early"));
    Waiting.platformMillis(50);
    late.cancel();
    assertEquals(List.of("early"), events);
  }

  @Test
  public void executeAt_fromWorkUnderWay_firesToo() {
    host.execute(
        () -> {
          host.executeAt(host.nowNanos() + 9_000 * MILLI, () -> events.add("late"));
          host.executeAt(host.nowNanos() + 5 * MILLI, () -> events.add("early"));
        });
    Waiting.platformMillis(50);
    host.shutDown();
    assertEquals(List.of("early"), events);
  }

  @Test
  public void executeAt_beyondThePlatformsLongestTimer_doesNotFire() {
    host.executeAt(host.nowNanos() + 0x8000_0000L * MILLI, () -> events.add("25 days"));
    host.executeAt(Long.MAX_VALUE, () -> events.add("never"));
    Waiting.platformMillis(50);
    host.shutDown();
    assertEquals(List.of(), events);
  }

  @Test
  public void executeAt_beyondThePlatformsLongestTimer_setsOnePlatformTimer() {
    PlatformTimers timers = PlatformTimers.watch();
    host.executeAt(host.nowNanos() + 0x8000_0000L * MILLI, () -> events.add("25 days"));
    int set = timers.started();
    Waiting.platformMillis(30);
    int setLater = timers.started() - set - 1;
    host.shutDown();
    timers.stop();
    assertEquals(1, set);
    assertEquals("set again by the host", 0, setLater);
  }

  @Test
  public void cancel_onlyTimer_leavesNoPlatformTimer() {
    PlatformTimers timers = PlatformTimers.watch();
    Host.Timer timer = host.executeAt(host.nowNanos() + 60_000 * MILLI, () -> events.add("late"));
    int pending = timers.pending();
    timer.cancel();
    int left = timers.pending();
    timers.stop();
    assertEquals(1, pending);
    assertEquals(0, left);
  }

  @Test
  public void shutDown_pendingTimer_leavesNoPlatformTimer() {
    PlatformTimers timers = PlatformTimers.watch();
    host.executeAt(host.nowNanos() + 60_000 * MILLI, () -> events.add("late"));
    host.shutDown();
    int left = timers.pending();
    timers.stop();
    assertEquals(0, left);
  }

  @Test
  public void executeAt_deadlineLongPast_firesAtOnce() {
    host.executeAt(Long.MIN_VALUE, () -> events.add("past"));
    Waiting.platformMillis(20);
    assertEquals(List.of("past"), events);
  }

  @Test
  public void cancel_pendingTimer_neverFires() {
    Host.Timer timer = host.executeAt(host.nowNanos() + 5 * MILLI, () -> events.add("cancelled"));
    host.executeAt(host.nowNanos() + 10 * MILLI, () -> events.add("kept"));
    timer.cancel();
    Waiting.platformMillis(50);
    assertEquals(List.of("kept"), events);
  }

  @Test
  public void shutDown_pendingTimersAndReadyWork_onlyWorkRuns() {
    host.executeAt(host.nowNanos() + MILLI, () -> events.add("timer"));
    host.execute(() -> events.add("ready"));
    host.shutDown();
    host.executeAt(host.nowNanos(), () -> events.add("new timer"));
    host.execute(() -> events.add("new work"));
    Waiting.platformMillis(30);
    assertEquals(List.of("ready", "new work"), events);
  }

  @Test
  public void nowNanos_readOften_neverGoesBack() {
    long last = host.nowNanos();
    long start = last;
    while (last < start + 20 * MILLI) {
      long now = host.nowNanos();
      assertFalse("went back: from=" + last + " to=" + now, now < last);
      last = now;
    }
  }

  @Test
  public void wallNanos_comparedWithThePlatform_isTheSameMoment() {
    double awayMillis = EventLoop.epochMillis() - host.wallNanos() / 1e6;
    assertTrue("away: millis=" + awayMillis, Math.abs(awayMillis) < 1_000);
  }

  private static void spinMillis(double millis) {
    double end = EventLoop.monotonicMillis() + millis;
    while (EventLoop.monotonicMillis() < end) {
      // time passes
    }
  }
}

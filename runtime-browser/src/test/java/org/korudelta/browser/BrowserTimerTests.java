package org.korudelta.browser;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The one platform timer of a host, by a clock that the test moves. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class BrowserTimerTests {
  private static final long MILLI = 1_000_000;
  private static final long LONGEST_MILLIS = 0x7FFF_FFFF;

  private final SteeredClock clock = SteeredClock.take();
  private final BrowserHost host = new BrowserHost(new ReportedErrors());
  private final List<String> events = new ArrayList<>();

  @After
  public void giveTheClockBack() {
    clock.stop();
  }

  @Test
  public void timer_firesEarly_isSetAgainForTheRest() {
    at(30, "due");
    assertTimer(30);
    clock.advance(10);
    clock.fire();
    assertEquals(List.of(), events);
    assertTimer(20);
    clock.advance(20);
    clock.fire();
    assertEquals(List.of("due"), events);
    assertEquals(0, clock.pending());
  }

  @Test
  public void timer_firesByAFractionEarly_isSetAgain() {
    at(30, "due");
    clock.advance(29.999);
    clock.fire();
    assertEquals(List.of(), events);
    assertTimer(1);
  }

  @Test
  public void timer_clockStandsStill_firesNothingAndIsSetAgain() {
    at(30, "due");
    clock.fire();
    clock.fire();
    assertEquals(List.of(), events);
    assertTimer(30);
  }

  @Test
  public void timer_beyondTheLongest_isSetInPieces() {
    at(2 * LONGEST_MILLIS + 5, "fifty days");
    assertTimer(LONGEST_MILLIS);
    clock.advance(LONGEST_MILLIS);
    clock.fire();
    assertTimer(LONGEST_MILLIS);
    clock.advance(LONGEST_MILLIS);
    clock.fire();
    assertEquals(List.of(), events);
    assertTimer(5);
    clock.advance(5);
    clock.fire();
    assertEquals(List.of("fifty days"), events);
  }

  @Test
  public void timer_firesLate_firesAllThatIsDueAndWaitsForTheRest() {
    at(30, "second");
    at(10, "first");
    at(90, "third");
    assertTimer(10);
    clock.advance(50);
    clock.fire();
    assertEquals(List.of("first", "second"), events);
    assertTimer(40);
  }

  @Test
  public void macrotask_neitherImmediateNorChannel_isATimer() {
    EventLoopParts parts = EventLoopParts.hide();
    EventLoop.macrotask(() -> events.add("turn"));
    parts.stop();
    assertEquals(List.of(), events);
    assertTimer(0);
    clock.fire();
    assertEquals(List.of("turn"), events);
  }

  private void at(long millis, String event) {
    host.executeAt(host.nowNanos() + millis * MILLI, () -> events.add(event));
  }

  /** One timer is pending, set for {@code millis}. */
  private void assertTimer(double millis) {
    assertEquals(1, clock.pending());
    assertEquals(millis, clock.askedMillis(), 0);
  }
}

package org.korudelta.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.runtime.WakingTrial.Who;

/** A comparison is one only while every side does what it is measured at. */
@Timeout(60)
class PeerTests {
  private static final int COUNT = 200;

  @ParameterizedTest
  @MethodSource("works")
  void run_countsEverythingDone(RuntimeOperation operation, Peer peer) throws Exception {
    try (Work work = peer.open(operation)) {
      assertThat(work.run(COUNT)).isEqualTo(COUNT);
      assertThat(work.run(COUNT)).isEqualTo(COUNT);
    }
  }

  static Stream<Arguments> works() {
    return Arrays.stream(RuntimeOperation.values())
        .filter(operation -> operation != RuntimeOperation.VIRTUAL_PENDING)
        .flatMap(
            operation ->
                Arrays.stream(Peer.values())
                    .filter(peer -> peer.does(operation))
                    .map(peer -> Arguments.of(operation, peer)));
  }

  @Test
  void works_weAreAtEveryOperation() {
    assertThat(RuntimeOperation.values()).allMatch(Peer.KORUDELTA::does);
  }

  @Test
  void worlds_sameTime_sameNumberOfEvents() {
    List<Long> events = new ArrayList<>();
    for (Supplier<World> world :
        List.<Supplier<World>>of(
            KoruWorld::new, KotlinWorld::new, RxWorld::new, ReactorWorld::new)) {
      try (Population population = new Population(world.get(), 50, true)) {
        population.advance(1_000);
        events.add(population.events());
      }
    }
    assertThat(events).allMatch(count -> count > 3_000);
    assertThat(events).allSatisfy(count -> assertThat(count).isEqualTo(events.get(0)));
  }

  @Test
  void wakings_wakeAsOftenAsAskedAndNeverEarly() throws InterruptedException {
    for (Who who : Wakeups.SLEEPERS) {
      assertThat(latest(who)).as(who.subject()).hasSize(5).allMatch(late -> late >= 0);
    }
    for (Who who : Wakeups.TICKERS) {
      assertThat(latest(who)).as(who.subject()).hasSize(5);
    }
  }

  private static List<Long> latest(Who who) throws InterruptedException {
    List<Long> lateNanos = new ArrayList<>();
    try (Waking waking = who.opening().get()) {
      waking.run(5, lateNanos::add);
    }
    return lateNanos;
  }

  @Test
  void parts_only_selectsByOperationAndSubject() throws Exception {
    List<Part> parts = selected("channel.*kotlinx");
    assertThat(parts).extracting(Part::platform).containsExactly("jvm");
    assertThat(parts.get(0).trials())
        .hasSize(5)
        .allMatch(trial -> trial.subject().equals("kotlinx-coroutines"));
    assertThat(selected("spawn / KoruDelta"))
        .extracting(Part::platform)
        .containsExactly("node", "chromium");
    assertThat(selected("no such row")).isEmpty();
  }

  private static List<Part> selected(String only) throws Exception {
    List<Platform> everywhere = List.of(Platform.values());
    try (RuntimeParts parts = new RuntimeParts(everywhere, true, Pattern.compile(only))) {
      return parts.all();
    }
  }

  @Test
  void figure_perSecond_isReckonedFromNanoseconds() {
    assertThat(RuntimeOperation.VIRTUAL.figure(100)).isCloseTo(1e7, within(1e-3));
    assertThat(RuntimeOperation.YIELD.figure(100)).isEqualTo(100);
  }

  @Test
  void loop_resumedByAnotherThread_losesNothing() throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    try (Work work = Peer.KOTLIN.open(RuntimeOperation.PING_PONG)) {
      for (int i = 0; i < 20; i++) {
        rounds.addAndGet((int) work.run(1_000));
      }
    }
    assertThat(rounds).hasValue(20_000);
  }
}

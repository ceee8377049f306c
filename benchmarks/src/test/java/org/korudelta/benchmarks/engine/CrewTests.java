package org.korudelta.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTests {
  @Test
  void perSecond_amounts_areThoseOfAllThreads() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Crew crew = new Crew(2, i -> calls.addAndGet(1) > 0 ? 10 : 0)) {
      long start = System.nanoTime();
      double perSecond = crew.perSecond(60);
      double seconds = (System.nanoTime() - start) / 1e9;

      assertThat(perSecond).isGreaterThan(10 * calls.get() / seconds * 0.99);
    }
  }

  @Test
  void stop_workThatFails_fails() {
    try (Crew crew = new Crew(1, i -> Read.one(new byte[] {1, 2}))) {
      assertThatThrownBy(() -> crew.perSecond(5)).hasMessageContaining("no document: bytes=2");
    }
  }
}

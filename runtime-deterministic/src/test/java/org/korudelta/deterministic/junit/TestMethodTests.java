package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.deterministic.simulation.Simulation;

class TestMethodTests {

  @TempDir Path folder;

  static class Checked {
    @Simulate(seeds = 10)
    void throwsChecked(Simulation simulation) throws IOException {
      if (simulation.choices().draw(50, "size") >= 3) {
        throw new IOException("disk full");
      }
    }
  }

  @Test
  void search_aCheckedException_isShrunkToo() {
    Throwable failure = Kit.run(Checked.class, folder).failure();

    assertThat(failure)
        .hasMessageStartingWith("java.io.IOException: java.io.IOException: disk full\n")
        .hasMessageContaining("main=[3]")
        .hasCauseExactlyInstanceOf(IOException.class);
  }

  static class Fresh {
    private static final List<String> CALLS = new ArrayList<>();
    private final List<String> own = new ArrayList<>();

    @BeforeEach
    void before() {
      own.add("before");
    }

    @Simulate(seeds = 2, guardOneIn = 0)
    void run(Simulation simulation, TestInfo info, @TempDir Path scratch) {
      assertThat(scratch).isDirectory();
      own.add("run " + info.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void after() {
      own.add("after");
      CALLS.add(String.join(", ", own));
    }

    @Nested
    class Inside {
      @BeforeEach
      void beforeInside() {
        own.add("before inside");
      }

      @Simulate(seeds = 1, guardOneIn = 0)
      void runInside(Simulation simulation) {
        own.add("run inside");
      }

      @AfterEach
      void afterInside() {
        own.add("after inside");
      }
    }
  }

  @Test
  void instances_ofEveryRun_areFresh() {
    Kit kit = Kit.run(Fresh.class);

    assertThat(kit.succeeded()).isEqualTo(2);
    assertThat(Fresh.CALLS)
        .containsExactly(
            "before, run run, after",
            "before, run run, after",
            "before, before inside, run inside, after inside, after");
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Shared {
    private int runs;

    @Simulate(seeds = 3, guardOneIn = 0)
    void counts(Simulation simulation) {
      runs++;
    }

    @AfterAll
    void check() {
      assertThat(runs).isEqualTo(3);
    }
  }

  @Test
  void instances_perClass_areTheOne() {
    assertThat(Kit.run(Shared.class).results().allEvents().failed().list()).isEmpty();
  }

  static class FailsTwice {
    @AfterEach
    void after() {
      throw new IllegalStateException("second");
    }

    @Simulate(seeds = 1)
    void fails(Simulation simulation) {
      throw new IllegalStateException("first");
    }
  }

  @Test
  void afterEach_failsToo_isSuppressed() {
    Throwable cause = Kit.run(FailsTwice.class, folder).failure().getCause();

    assertThat(cause).hasMessage("first");
    assertThat(cause.getSuppressed())
        .singleElement()
        .satisfies(e -> assertThat(e).hasMessage("second"));
  }

  static class Assuming {
    @Simulate(seeds = 20)
    void never(Simulation simulation) {
      Assumptions.assumeTrue(false);
    }
  }

  @Test
  void assumption_neverHolds_abortsTheTest() {
    assertThat(Kit.run(Assuming.class).results().testEvents().aborted().count()).isEqualTo(1);
  }
}

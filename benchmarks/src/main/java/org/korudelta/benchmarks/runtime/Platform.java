package org.korudelta.benchmarks.runtime;

import java.io.Closeable;
import java.util.List;
import java.util.Locale;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.web.WebRun;
import org.korudelta.benchmarks.web.WebShape;

/** Where the runtime is measured. */
enum Platform {
  /** This JVM, and one for each trial. */
  JVM {
    @Override
    Opening open(boolean quick) {
      return new Opening(
          new RuntimeRun(quick ? RuntimeShape.QUICK : RuntimeShape.FULL).trials(), () -> {});
    }
  },
  /** Node. */
  NODE {
    @Override
    Opening open(boolean quick) {
      return opening(WebRun.node(shape(quick)));
    }
  },
  /** Chromium, headless. */
  CHROMIUM {
    @Override
    Opening open(boolean quick) {
      return opening(WebRun.chromium(shape(quick)));
    }
  };

  /** The trials, and what to close when they are done. */
  record Opening(List<Trial> trials, Closeable held) {}

  /** What to measure there; it is closed when all has been. */
  abstract Opening open(boolean quick);

  private static WebShape shape(boolean quick) {
    return quick ? WebShape.QUICK : WebShape.FULL;
  }

  private static Opening opening(WebRun run) {
    return new Opening(run.trials(), run);
  }

  /** Its name in results and on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

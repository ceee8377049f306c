package org.korudelta.browser.testing;

import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.shrink.Shrinking;
import org.korudelta.deterministic.simulation.Failure;
import org.korudelta.deterministic.simulation.Run;
import org.korudelta.deterministic.simulation.Settings;
import org.teavm.jso.JSExport;

/** A shrinking whose runs JavaScript drives. */
public final class WebShrinking {
  private final Failure failure;
  private final Settings settings;
  private final Shrinking shrinking;

  WebShrinking(Run failed, Settings settings) {
    this.failure = failed.failure().orElseThrow();
    this.settings = settings;
    this.shrinking = new Shrinking(failed.recording());
  }

  /** What to run next; null when nothing simpler is left to try. */
  @JSExport
  public @Nullable WebRun next() {
    Recording candidate = shrinking.next();
    return candidate == null ? null : TestingWeb.repeat(candidate, settings);
  }

  /** Says how the run given last ended. */
  @JSExport
  public void judge(WebEnding ending) {
    Run run = ending.run;
    shrinking.judge(run.failedLike(failure) ? run.recording() : null);
  }

  /** The simplest run so far that fails, to be run again. */
  @JSExport
  public WebRun best() {
    return TestingWeb.repeat(shrinking.best(), settings);
  }

  /** How many runs there were so far. */
  @JSExport
  public int tries() {
    return shrinking.tries();
  }
}

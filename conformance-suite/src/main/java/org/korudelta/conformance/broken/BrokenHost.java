package org.korudelta.conformance.broken;

import java.util.List;
import java.util.function.UnaryOperator;
import org.korudelta.runtime.host.Host;

/**
 * A way in which a host may be broken, as a layer over a sound one; and the scenarios that say by
 * their name that it is.
 *
 * <p>A suite that passes on one of these proves nothing. They are for single-threaded hosts.
 */
public enum BrokenHost implements UnaryOperator<Host> {
  /** Now and then, work that was given to it is never run. */
  LOSES_A_WAKE_UP("loses-a-wake-up", List.of("R4.no_wake_up_lost")) {
    @Override
    public Host apply(Host sound) {
      return new LosesAWakeUp(sound);
    }
  },

  /** Work is run inside the call that gives it. */
  RUNS_INLINE(
      "runs-inline",
      List.of("R1.spawn_never_inline", "R4.strand_never_inline", "R10.never_inline")) {
    @Override
    public Host apply(Host sound) {
      return new RunsInline(sound);
    }
  };

  private final String text;
  private final List<String> namedBy;

  BrokenHost(String text, List<String> namedBy) {
    this.text = text;
    this.namedBy = namedBy;
  }

  /** The fault in words, for example {@code runs-inline}. */
  public String text() {
    return text;
  }

  /** The scenarios that must notice: others may, these are about nothing else. */
  public List<String> namedBy() {
    return namedBy;
  }
}

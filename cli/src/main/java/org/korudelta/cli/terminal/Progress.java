package org.korudelta.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * A progress line on stderr: rewritten in place on a terminal, at most one line every two seconds
 * elsewhere.
 *
 * <p>Threading: any. Work reports from threads of its own, and a report may come late, when the
 * line has ended and the answer stands on it.
 */
public final class Progress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long LOG_NANOS = 2_000_000_000L;

  private final PrintWriter err;
  private final String work;
  private final boolean terminal;
  private final LongSupplier clock;
  private long nextNanos;
  private boolean shown;
  private boolean ended;

  /** Progress of {@code work}, which names the line. */
  public Progress(PrintWriter err, String work) {
    this(err, work, Screen.ofErrors(), System::nanoTime);
  }

  Progress(PrintWriter err, String work, Screen screen, LongSupplier clock) {
    this.err = err;
    this.work = work;
    this.terminal = screen.terminal();
    this.clock = clock;
    this.nextNanos = clock.getAsLong() + pauseNanos();
  }

  private long pauseNanos() {
    return terminal ? TERMINAL_NANOS : LOG_NANOS;
  }

  /** Says how far the work is, when it is time to say something again. */
  public synchronized void at(String what, long count) {
    long now = clock.getAsLong();
    if (ended || now - nextNanos < 0) {
      return;
    }
    nextNanos = now + pauseNanos();
    shown = true;
    err.print(
        (terminal ? "\r" : "")
            + TerminalText.of(work)
            + ": "
            + count
            + " "
            + TerminalText.of(what)
            + (terminal ? "\u001b[K" : "\n"));
    err.flush();
  }

  /** Ends the line; what is reported later is not shown. */
  public synchronized void done() {
    ended = true;
    if (shown && terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}

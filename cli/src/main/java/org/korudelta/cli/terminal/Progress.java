package org.korudelta.cli.terminal;

import java.io.PrintWriter;

/**
 * A progress line on stderr: rewritten in place on a terminal, at most one line every two seconds
 * elsewhere.
 */
public final class Progress {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long LOG_NANOS = 2_000_000_000L;

  private final PrintWriter err;
  private final String work;
  private final boolean terminal = Screen.ofErrors().terminal();
  private long nextNanos = System.nanoTime() + (terminal ? TERMINAL_NANOS : LOG_NANOS);
  private boolean shown;

  /** Progress of {@code work}, which names the line. */
  public Progress(PrintWriter err, String work) {
    this.err = err;
    this.work = work;
  }

  /** Says how far the work is, when it is time to say something again. */
  public void at(String what, long count) {
    long now = System.nanoTime();
    if (now - nextNanos < 0) {
      return;
    }
    nextNanos = now + (terminal ? TERMINAL_NANOS : LOG_NANOS);
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

  /** Ends the line. */
  public void done() {
    if (shown && terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}

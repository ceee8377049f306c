package org.korudelta.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import org.korudelta.cli.terminal.ExitCode;

/**
 * Lines that nobody types: run one after the other, up to the first that fails. A line whose quote
 * or bracket is open goes on with the next.
 *
 * <p>Threading: for one thread.
 */
public final class Script {
  private final BufferedReader in;
  private final Lines lines;
  private final PrintWriter err;
  private int read;

  /** The script in {@code in}; what stops it is said on {@code err}. */
  public Script(Reader in, Lines lines, PrintWriter err) {
    this.in = new BufferedReader(in);
    this.lines = lines;
    this.err = err;
  }

  /** Runs it; gives the exit code of the line that failed, or 0. */
  public int run() throws IOException {
    int exit = ExitCode.OK;
    for (String line = in.readLine(); line != null && !lines.ended(); line = in.readLine()) {
      int first = ++read;
      exit = lines.run(whole(line));
      if (exit != ExitCode.OK) {
        err.println("koru: the script stopped: line=" + first);
        return exit;
      }
    }
    return exit;
  }

  private String whole(String line) throws IOException {
    StringBuilder text = new StringBuilder(line);
    while (ShellWords.read(text.toString()).unfinished()) {
      String next = in.readLine();
      if (next == null) {
        break;
      }
      read++;
      text.append('\n').append(next);
    }
    return text.toString();
  }
}

package org.korudelta.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What answers are shown on: a person's terminal, so many columns wide, or a pipe or file that
 * another program reads.
 *
 * <p>Threading: for one thread.
 */
public final class Screen {
  /** A pipe or file: whole text, no colour. */
  public static final Screen PIPE = new Screen(false, false, () -> Integer.MAX_VALUE);

  private static final int COLUMNS_UNKNOWN = 80;
  private static final long STTY_MILLIS_MAX = 500;

  private final boolean terminal;
  private final boolean colour;
  private final IntSupplier columns;

  private Screen(boolean terminal, boolean colour, IntSupplier columns) {
    this.terminal = terminal;
    this.colour = colour;
    this.columns = columns;
  }

  /** A terminal whose width is asked for when it is needed, as it may change. */
  public static Screen terminal(IntSupplier columns) {
    return new Screen(true, true, columns);
  }

  /** What standard input of this process comes from. */
  public static Screen ofInput() {
    return isTerminal(0) ? terminal(Screen::columnsOfTerminal) : PIPE;
  }

  /** What standard output of this process goes to. */
  public static Screen ofOutput() {
    return isTerminal(1) ? terminal(Screen::columnsOfTerminal) : PIPE;
  }

  /** What standard error of this process goes to. */
  public static Screen ofErrors() {
    return isTerminal(2) ? terminal(Screen::columnsOfTerminal) : PIPE;
  }

  /** The same screen, with or without colour. */
  public Screen withColour(boolean wanted) {
    return wanted == colour ? this : new Screen(terminal, wanted, columns);
  }

  /** Whether a person reads it. */
  public boolean terminal() {
    return terminal;
  }

  /** Whether colours are wanted on it. */
  public boolean colour() {
    return colour;
  }

  /** How many columns a line has, at least 1; boundless where nobody looks. */
  public int columns() {
    return Math.max(1, columns.getAsInt());
  }

  /** Linux says where a descriptor leads; elsewhere Java knows only of both ends together. */
  @SuppressWarnings("SystemConsoleNull") // From 22 to 24 it is never null: there it is a guess.
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException e) {
      return System.console() != null;
    }
  }

  private static int columnsOfTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = stty.waitFor(STTY_MILLIS_MAX, TimeUnit.MILLISECONDS);
      String size = ended ? answer(stty) : "";
      return columns(size);
    } catch (IOException e) {
      return COLUMNS_UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return COLUMNS_UNKNOWN;
    }
  }

  private static String answer(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  /** The second number of {@code stty size}, or the usual width. */
  static int columns(String size) {
    String columns = size.strip().substring(size.strip().indexOf(' ') + 1);
    boolean number = !columns.isEmpty() && columns.length() < 6 && digits(columns);
    int found = number ? Integer.parseInt(columns) : 0;
    return found > 0 ? found : COLUMNS_UNKNOWN;
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

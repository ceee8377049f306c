package org.korudelta.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process on a pseudo-terminal of its own, made by {@code script}, and somebody who types. */
final class Pty implements AutoCloseable {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final OutputStream keyboard;

  @SuppressWarnings("JdkObsolete") // One thread writes while another reads.
  private final StringBuffer screen = new StringBuffer();

  private int seen;

  private Pty(Process process) {
    this.process = process;
    this.keyboard = process.getOutputStream();
    Thread reader = new Thread(this::read, "screen");
    reader.setDaemon(true);
    reader.start();
  }

  /** Runs a shell's command line in {@code home}, which is its home too. */
  static Pty run(String commandLine, Path home) throws IOException {
    ProcessBuilder script =
        new ProcessBuilder(List.of("script", "-qec", commandLine, "/dev/null"))
            .directory(home.toFile())
            .redirectErrorStream(true);
    script.environment().put("HOME", home.toString());
    script.environment().put("TERM", "xterm-256color");
    script.environment().put("LC_ALL", "C.UTF-8");
    script.environment().keySet().removeAll(List.of("XDG_STATE_HOME", "NO_COLOR"));
    return new Pty(script.start());
  }

  private void read() {
    byte[] bytes = new byte[4_096];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        screen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      screen.append(e);
    }
  }

  void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Waits until {@code text} is shown after what was awaited before. */
  void await(String text) throws InterruptedException {
    long end = System.nanoTime() + WAIT_NANOS;
    int at = screen.indexOf(text, seen);
    while (at < 0) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never shown: " + text + "\nshown: " + screen.substring(seen));
      }
      TimeUnit.MILLISECONDS.sleep(20);
      at = screen.indexOf(text, seen);
    }
    seen = at + text.length();
  }

  /** All that was shown. */
  String screen() {
    return screen.toString();
  }

  /** Waits for the end; gives the exit code. */
  int exit() throws InterruptedException {
    if (!process.waitFor(WAIT_NANOS, TimeUnit.NANOSECONDS)) {
      throw new AssertionError("still runs; shown: " + screen);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

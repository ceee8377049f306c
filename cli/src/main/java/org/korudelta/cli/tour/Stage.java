package org.korudelta.cli.tour;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.terminal.Progress;

/**
 * Where the tour plays: its directory, its audience, and the one way to check something.
 *
 * @param directory fresh, the tour's own
 * @param out where the story is told
 * @param err where progress is shown
 */
record Stage(Path directory, PrintWriter out, PrintWriter err) {

  /** The database that the chapters share. */
  Path database() {
    return directory.resolve("data");
  }

  void say(String line) {
    out.println("   " + line);
  }

  Progress progress(String work) {
    return new Progress(err, work);
  }

  /** Says what was found, and fails unless it is what was promised. */
  void expect(String what, @Nullable Object actual, @Nullable Object expected)
      throws UnmetExpectation {
    if (!Objects.equals(actual, expected)) {
      throw new UnmetExpectation(what + ": expected=" + expected + " actual=" + actual);
    }
    say("✓ " + what + ": " + actual);
  }

  /** Fails unless {@code holds}. */
  void expect(String what, boolean holds) throws UnmetExpectation {
    if (!holds) {
      throw new UnmetExpectation(what);
    }
    say("✓ " + what);
  }
}

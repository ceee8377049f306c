package org.korudelta.deterministic.simulation;

import java.util.List;
import java.util.Map;
import org.korudelta.deterministic.choice.Recording;

/**
 * A run as a small text file, {@code *.sim}: the world, its settings, how it ended, and every
 * choice with what it decided. It repeats the run on any platform, and after the program has
 * changed as far as that is possible. The format is specified in {@code docs/format/sim.md}.
 *
 * @param program what ran
 * @param outcome how it ended
 * @param recording the choices that decided it, with labels
 * @param tasks for each stream the task that ran at each choice; for readers only
 */
public record SimFile(
    Program program, Outcome outcome, Recording recording, Map<String, List<String>> tasks) {
  /** The version of the format that is written, and the highest that is read. */
  public static final int VERSION = 1;

  /**
   * What ran.
   *
   * @param world the world's name
   * @param settings what it was told
   */
  public record Program(String world, Settings settings) {}

  /**
   * How a run ended.
   *
   * @param failureKind the kind of its failure; empty when it passed
   * @param message what failed exactly; empty when it passed
   * @param traceHash of all that happened
   */
  public record Outcome(String failureKind, String message, long traceHash) {
    static Outcome of(Run run) {
      return new Outcome(
          run.failure().map(Failure::kind).orElse(""),
          run.failure().map(Failure::message).orElse(""),
          run.traceHash());
    }
  }

  /** Reads the text of a file; {@code bad_request} names the line where it is not one. */
  public static SimFile parse(String text) {
    return new SimReader(text).read();
  }

  /** The text of the file. */
  public String text() {
    return new SimWriter(this).text();
  }
}

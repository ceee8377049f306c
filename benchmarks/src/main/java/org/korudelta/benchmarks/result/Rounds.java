package org.korudelta.benchmarks.result;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Runs trials, subject beside subject, in rounds, and says on the screen how far it is. What a
 * trial has to say beyond its figures goes to a log file each.
 *
 * <p>Threading: for one thread.
 */
final class Rounds {
  /** More figures of one trial are for the table alone. */
  private static final int SHOWN_MAX = 8;

  private final List<Trial> trials;
  private final Path directory;
  private final PrintWriter progress;
  private final List<Measurement> measured = new ArrayList<>();

  Rounds(List<Trial> trials, Path directory, PrintWriter progress) {
    this.trials = List.copyOf(trials);
    this.directory = directory;
    this.progress = progress;
  }

  /** Measures everything {@code rounds} times. */
  List<Measurement> measure(int rounds) throws Exception {
    Files.createDirectories(directory);
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < trials.size(); i++) {
        measure(trials.get(i), round, round(round, rounds) + (i + 1) + "/" + trials.size());
      }
    }
    return joined();
  }

  private static String round(int round, int rounds) {
    return rounds == 1 ? "" : "round " + round + " of " + rounds + ", ";
  }

  private void measure(Trial trial, int round, String place) throws Exception {
    progress.printf(Locale.ROOT, "%-12s %-28s %-28s … ", place, trial.label(), trial.subject());
    progress.flush();
    List<Measurement> found = trial.measure(directory.resolve(log(trial, round)));
    progress.println(summary(found));
    progress.flush();
    measured.addAll(found);
  }

  private static String summary(List<Measurement> found) {
    return found.size() > SHOWN_MAX
        ? found.size() + " figures"
        : found.stream().map(Rounds::figure).collect(Collectors.joining(", "));
  }

  private static String log(Trial trial, int round) {
    String words = trial.label() + " " + trial.subject() + " " + round;
    return words.replaceAll("[^\\p{Alnum}]+", "-") + ".log";
  }

  private static String figure(Measurement found) {
    return Table.number(found.median()) + " " + found.operation().unit();
  }

  /** The rounds of one operation and subject as one measurement, in the order of the first. */
  private List<Measurement> joined() {
    List<Measurement> joined = new ArrayList<>();
    for (Measurement first : measured) {
      if (joined.stream().noneMatch(it -> it.isOf(first.operation(), first.subject()))) {
        joined.add(new Measurement(first.operation(), first.subject(), figures(first)));
      }
    }
    return joined;
  }

  private List<Double> figures(Measurement first) {
    return measured.stream()
        .filter(it -> it.isOf(first.operation(), first.subject()))
        .flatMap(it -> it.figures().stream())
        .toList();
  }
}

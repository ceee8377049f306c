package org.korudelta.cli.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.worlds.StandingSearch;

/**
 * The standing search before each planted bug, on all processors: each bug has to be found.
 *
 * <p>Cost: a class loader with every class anew for each bug; some seconds for most.
 */
public final class PlantedTrials {
  private static final int SEEDS_MAX = 20_000;

  private final Path folder;

  /** Trials that leave the files of what they find in {@code folder}. */
  public PlantedTrials(Path folder) {
    this.folder = folder;
  }

  /** Tells of every bug as it is found, and of all at last; whether all were found. */
  public boolean run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
    List<PlantedBug> bugs = PlantedCatalogue.read().bugs();
    Progress progress = new Progress(err, "planted bugs");
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<PlantedTrial> trials = new ArrayList<>();
    try {
      List<Future<PlantedTrial>> running = new ArrayList<>();
      for (PlantedBug bug : bugs) {
        running.add(pool.submit(() -> trial(bug)));
      }
      for (Future<PlantedTrial> trial : running) {
        trials.add(trial.get());
        out.println(trials.get(trials.size() - 1).text());
        out.flush();
        progress.at("of " + bugs.size() + " tried", trials.size());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial broke off: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
      progress.done();
    }
    out.println(PlantedTrial.summary(trials));
    keep(trials);
    return trials.stream().allMatch(PlantedTrial::found);
  }

  private void keep(List<PlantedTrial> trials) throws IOException {
    Files.createDirectories(folder);
    String lines = trials.stream().map(PlantedTrial::text).collect(Collectors.joining("\n"));
    Files.writeString(
        folder.resolve("trials.txt"), lines + "\n" + PlantedTrial.summary(trials) + "\n");
  }

  private PlantedTrial trial(PlantedBug bug) throws IOException {
    try (PlantedWorlds worlds = PlantedWorlds.with(bug)) {
      long start = System.nanoTime();
      String answer =
          worlds.call(StandingSearch.class.getName(), "run", Integer.toString(SEEDS_MAX));
      PlantedTrial trial = PlantedTrial.of(bug, answer, (System.nanoTime() - start) / 1e9);
      if (trial.found()) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(bug.name() + ".sim"), trial.file());
      }
      return trial;
    }
  }
}

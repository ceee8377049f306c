package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * Runs scenarios on a platform, one after the other, each in a world of its own. A failing scenario
 * is a failed cell and never stops the run.
 *
 * <p>Example: {@code Suite.run(Catalogue.scenarios(), platform, report -> write(report))}.
 */
public final class Suite {
  private final List<Scenario> scenarios;
  private final Platform platform;
  private final Listener listener;
  private final List<Cell> cells = new ArrayList<>();
  private boolean looping;
  private boolean running;

  private Suite(List<Scenario> scenarios, Platform platform, Listener listener) {
    this.scenarios = List.copyOf(scenarios);
    this.platform = platform;
    this.listener = listener;
  }

  /** Starts the run; {@code listener} hears its cells and its end. */
  public static void run(List<Scenario> scenarios, Platform platform, Listener listener) {
    new Suite(scenarios, platform, listener).resume();
  }

  /**
   * A driven world ends inside {@code start}, a real one later: the loop goes on in either case,
   * without recursion.
   */
  private synchronized void resume() {
    if (looping) {
      return;
    }
    looping = true;
    while (!running && cells.size() < scenarios.size()) {
      running = true;
      start(scenarios.get(cells.size()));
    }
    looping = false;
    if (!running) {
      listener.ended(new Report(platform.name(), cells));
    }
  }

  private void start(Scenario scenario) {
    try {
      ScenarioRun.start(scenario, platform, this::finished);
    } catch (KoruException e) {
      finished(new Cell.Failed(scenario.id(), "no world: " + Outcomes.describe(e)));
    }
  }

  private synchronized void finished(Cell cell) {
    cells.add(cell);
    listener.finished(cell);
    running = false;
    resume();
  }
}

package org.korudelta.worlds.runtime;

import java.time.Duration;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** Races of work against a deadline: whoever comes first wins, and only once (R8). */
final class TimeoutAct extends Act {
  private static final int RACES_MEAN = 5;
  private static final int MILLIS_MAX = 6;

  private int started;
  private int ended;

  TimeoutAct(Simulation simulation) {
    super("timeout", simulation);
  }

  @Override
  void start() {
    for (int race = 0; choices.more(RACES_MEAN, "one more race?"); race++) {
      race(race);
    }
  }

  private void race(int number) {
    simulation.operation();
    started++;
    int work = choices.draw(MILLIS_MAX, "milliseconds of work");
    int deadline = 1 + choices.draw(MILLIS_MAX, "milliseconds of patience");
    TaskHandle<Integer> task =
        runtime.spawn(
            "work " + number, () -> runtime.sleep(Duration.ofMillis(work)).map(done -> number));
    Duration patience = Duration.ofMillis(deadline);
    boolean asTask = choices.draw(2, "promise or task") == 1;
    Promise<Integer> race =
        asTask ? runtime.timeout(patience, task) : runtime.timeout(patience, task.promise());
    race.onComplete(outcome -> ended(number, work - deadline, outcome));
  }

  private void ended(int number, int lateness, Outcome<Integer> outcome) {
    ended++;
    boolean value = outcome instanceof Outcome.Success<Integer>;
    boolean deadline =
        outcome instanceof Outcome.Failure<Integer> failed
            && failed.error() instanceof KoruException.DeadlineExceeded;
    simulation.sometimes(value, "timeout: value");
    simulation.sometimes(deadline, "timeout: deadline");
    String race = "race=" + number + " latenessMillis=" + lateness + " outcome=" + outcome;
    always(value || deadline, "timeout_outcome", "neither value nor deadline: " + race);
    always(!value || lateness <= 0, "timeout_late", "a value after the deadline: " + race);
    always(!deadline || lateness >= 0, "timeout_early", "a deadline before the value: " + race);
  }

  @Override
  void check() {
    always(started == ended, "timeout_for_ever", "started=" + started + " ended=" + ended);
  }
}

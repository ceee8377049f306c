package org.korudelta.worlds.runtime;

import java.time.Duration;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
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
      if (choices.oneIn(3, "close finish")) {
        closeFinish(race);
      } else {
        race(race);
      }
    }
  }

  /** What completes a promise knows whether its deadline was handled before. */
  private void closeFinish(int number) {
    simulation.operation();
    started++;
    int millis = 1 + choices.draw(MILLIS_MAX, "milliseconds of both");
    PromiseSource<Integer> source = runtime.promise();
    Promise<Integer> race = runtime.timeout(Duration.ofMillis(millis), source.promise());
    Finish finish = new Finish();
    race.onComplete(outcome -> finished(finish, outcome));
    runtime.spawn(
        "finish " + number,
        () -> runtime.sleep(Duration.ofMillis(millis)).map(due -> finish(finish, source, race)));
  }

  /** Whether the promise was complete before the deadline was handled. */
  private static final class Finish {
    boolean inTime;
  }

  private static boolean finish(
      Finish finish, PromiseSource<Integer> source, Promise<Integer> race) {
    finish.inTime = race.peek().isEmpty();
    return source.succeed(1);
  }

  private void finished(Finish finish, Outcome<Integer> outcome) {
    ended++;
    boolean value = outcome instanceof Outcome.Success<Integer>;
    simulation.sometimes(value, "timeout: value at the last moment");
    always(
        value || !finish.inTime,
        "timeout_overtakes",
        "complete before the deadline was handled, and yet: outcome=" + outcome);
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

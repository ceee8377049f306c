package org.korudelta.benchmarks.runtime;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.concurrent.TimeUnit;

/** RxJava's virtual clock: a task is a runnable that schedules itself again. */
final class RxWorld implements World {
  private final TestScheduler scheduler = new TestScheduler();
  private final Scheduler.Worker worker = scheduler.createWorker();

  static Works<Population> works() {
    return Population.works(RxWorld::new);
  }

  @Override
  public void start(Life life) {
    new Task(worker, life).sleep();
  }

  @Override
  public void advance(int millis) {
    scheduler.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
  }

  private record Task(Scheduler.Worker worker, Life life) implements Runnable {
    @Override
    public void run() {
      if (life.resumed()) {
        worker.schedule(this);
      } else {
        sleep();
      }
    }

    void sleep() {
      worker.schedule(this, life.sleepMillis(), TimeUnit.MILLISECONDS);
    }
  }
}

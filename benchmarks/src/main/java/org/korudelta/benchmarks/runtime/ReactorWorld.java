package org.korudelta.benchmarks.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Reactor's virtual clock: a task is a runnable that schedules itself again. */
final class ReactorWorld implements World {
  private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
  private final Scheduler.Worker worker = scheduler.createWorker();

  static Works<Population> works() {
    return Population.works(ReactorWorld::new);
  }

  @Override
  public void start(Life life) {
    new Task(worker, life).sleep();
  }

  @Override
  public void advance(int millis) {
    scheduler.advanceTimeBy(Duration.ofMillis(millis));
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

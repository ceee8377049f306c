package org.korudelta.worlds.runtime;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/** Tasks that give bodies to one strand: each body runs once, in the order given (R4). */
final class StrandAct extends Act {
  private static final int TASKS_MEAN = 2;
  private static final int BODIES_MEAN = 5;

  private final List<Integer> ran = new ArrayList<>();
  private int given;
  private final Strand strand;
  private boolean inside;

  StrandAct(Simulation simulation) {
    super("strand", simulation);
    this.strand = runtime.strand();
  }

  @Override
  void start() {
    for (int task = 0; choices.more(TASKS_MEAN, "one more task?"); task++) {
      runtime.spawn("strand user " + task, this::give);
    }
  }

  private Promise<Integer> give() {
    if (!choices.more(BODIES_MEAN, "one more body?")) {
      return runtime.completed(0);
    }
    simulation.operation();
    int body = given++;
    boolean spawns = choices.draw(2, "call or spawn") == 1;
    Promise<Integer> answer =
        spawns ? strand.spawn(() -> runAndYield(body)) : strand.call(() -> run(body));
    boolean waits = choices.draw(2, "waits") == 1;
    return waits
        ? answer.then(result -> checked(body, result)).then(same -> give())
        : pause().then(paused -> give());
  }

  private Promise<Integer> runAndYield(int body) {
    int result = run(body);
    return runtime.yield().map(turn -> result);
  }

  private Promise<Integer> checked(int body, int result) {
    always(body == result, "strand_result", "body=" + body + " result=" + result);
    return runtime.completed(result);
  }

  private int run(int body) {
    always(!inside, "strand_overlap", "a body runs inside another: body=" + body);
    inside = true;
    ran.add(body);
    inside = false;
    return body;
  }

  @Override
  void check() {
    always(ran.size() == given, "strand_lost", "given=" + given + " ran=" + ran);
    for (int i = 0; i < ran.size(); i++) {
      always(ran.get(i) == i, "strand_order", "out of order: ran=" + ran);
    }
  }
}

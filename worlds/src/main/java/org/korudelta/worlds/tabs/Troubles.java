package org.korudelta.worlds.tabs;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.PeerFaults;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;

/** What happens to tabs: each run lacks some of it. */
final class Troubles {
  /** What must happen in some runs. */
  static final List<String> MARKS =
      List.of(
          "trouble: owner killed",
          "trouble: other killed",
          "trouble: owner left",
          "trouble: other left",
          "trouble: owner frozen",
          "trouble: other frozen",
          "trouble: lock lost",
          "trouble: way cut",
          "trouble: messages lost",
          "trouble: messages late",
          "trouble: tab opened");

  private static final int TROUBLES_MEAN = 6;
  private static final int KINDS = 6;
  private static final int PAUSE_STEPS = 10;
  private static final Duration PAUSE_STEP = Duration.ofMillis(180);
  private static final int LASTS_STEPS = 10;
  private static final Duration LASTS_STEP = Duration.ofMillis(700);
  private static final int LOST_ONE_IN = 12;
  private static final Duration DELAY_MAX = Duration.ofMillis(30);

  private final TabsRun run;
  private final DeterministicRuntime runtime;
  private final Choices choices;

  Troubles(TabsRun run, DeterministicRuntime runtime) {
    this.run = run;
    this.runtime = runtime;
    this.choices = run.stream("troubles");
  }

  /** From the beginning to the end. */
  void begin() {
    int lost = run.has("lost") ? LOST_ONE_IN : 0;
    runtime.network().faults(new PeerFaults(lost, run.has("late") ? DELAY_MAX : Duration.ZERO));
  }

  /** One after the other. */
  Promise<@Nullable Void> go() {
    int kind = choices.more(TROUBLES_MEAN, KINDS, "next trouble");
    if (kind == 0) {
      return runtime.completed(null);
    }
    return runtime
        .sleep(PAUSE_STEP.multipliedBy(choices.draw(PAUSE_STEPS, "pause")))
        .then(paused -> act(kind))
        .then(done -> go());
  }

  private Promise<@Nullable Void> act(int kind) {
    List<Tab> tabs = run.tabs();
    Tab tab =
        choices.oneIn(2, "the owner") ? run.owner() : tabs.get(choices.draw(tabs.size(), "tab"));
    if (kind == 1 && run.has("kill")) {
      run.simulation().mark(tab.member().isOwner() ? MARKS.get(0) : MARKS.get(1), 1);
      run.kill(tab);
    } else if (kind == 2 && run.has("leave") && !tab.isFrozen()) {
      run.simulation().mark(tab.member().isOwner() ? MARKS.get(2) : MARKS.get(3), 1);
      run.leave(tab);
    } else if (kind == 3 && run.has("freeze") && !tab.isFrozen()) {
      run.simulation().mark(tab.member().isOwner() ? MARKS.get(4) : MARKS.get(5), 1);
      return freeze(tab);
    } else if (kind == 4 && run.has("lock") && !tab.isFrozen()) {
      run.simulation().sometimes(tab.member().isOwner(), MARKS.get(6));
      run.trouble();
      tab.peer().expire();
    } else if (kind == 5 && run.has("cut")) {
      return cut(tab, tabs.get(choices.draw(tabs.size(), "from")));
    } else if (kind == KINDS) {
      run.simulation().mark(MARKS.get(10), 1);
      run.openTab();
    }
    return runtime.completed(null);
  }

  private Promise<@Nullable Void> lasts() {
    return runtime.sleep(LASTS_STEP.multipliedBy(1 + choices.draw(LASTS_STEPS, "lasts")));
  }

  /** Others may be in trouble meanwhile. */
  private Promise<@Nullable Void> freeze(Tab tab) {
    tab.freeze();
    lasts().onComplete(lasted -> run.thaw(tab));
    return runtime.completed(null);
  }

  private Promise<@Nullable Void> cut(Tab tab, Tab from) {
    if (tab == from) {
      return runtime.completed(null);
    }
    run.simulation().mark("trouble: way cut", 1);
    runtime.network().cut(from.name(), tab.name());
    return lasts()
        .map(
            lasted -> {
              runtime.network().heal(from.name(), tab.name());
              return null;
            });
  }

  /** No message is lost or late any more. */
  void end() {
    run.simulation().mark("trouble: messages lost", runtime.network().lost());
    run.simulation().mark("trouble: messages late", runtime.network().delayed());
    runtime.network().faults(PeerFaults.NONE);
  }
}

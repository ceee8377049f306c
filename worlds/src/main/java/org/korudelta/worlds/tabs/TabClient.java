package org.korudelta.worlds.tabs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.shared.CallKind;

/** Who calls the database in a tab: some calls at once, then a pause, and so on. */
final class TabClient {
  private static final int KEYS = 3;
  private static final int ROUNDS_MEAN = 12;
  private static final int AT_ONCE_MEAN = 2;
  private static final int PAUSE_STEPS = 12;
  private static final Duration PAUSE_STEP = Duration.ofMillis(150);
  private static final int LONG_MILLIS = 5_000;
  private static final int BIG_BYTES = 300_000;

  private final TabsRun run;
  private final Tab tab;
  private final Choices choices;

  TabClient(TabsRun run, Tab tab) {
    this.run = run;
    this.tab = tab;
    this.choices = run.stream("clients");
  }

  /** Works until it has done enough. */
  Promise<@Nullable Void> work() {
    if (!run.isWorking() || !tab.isThere() || !choices.more(ROUNDS_MEAN, "one more round?")) {
      return tab.peer().completed(null);
    }
    List<Promise<@Nullable Void>> calls = new ArrayList<>();
    do {
      calls.add(call(drawn()));
    } while (choices.more(AT_ONCE_MEAN, "one more at once?"));
    return tab.peer().all(calls).then(done -> pause()).then(rested -> work());
  }

  private Promise<@Nullable Void> pause() {
    return tab.peer().sleep(PAUSE_STEP.multipliedBy(choices.draw(PAUSE_STEPS, "pause")));
  }

  private TabRequest drawn() {
    TabRequest.Act act =
        switch (choices.draw(5, "act")) {
          case 0, 1 -> TabRequest.Act.READ;
          case 2, 3 -> TabRequest.Act.WRITE;
          default -> TabRequest.Act.HOLD;
        };
    int value = act == TabRequest.Act.WRITE ? run.nextValue() : 0;
    int padding = run.has("big") && choices.oneIn(12, "big") ? BIG_BYTES : 0;
    return new TabRequest(act, choices.draw(KEYS, "key"), value, millis(), padding);
  }

  private int millis() {
    return run.has("long") && choices.oneIn(12, "long") ? LONG_MILLIS : 0;
  }

  /** Calls, and always ends well. */
  Promise<@Nullable Void> call(TabRequest request) {
    run.simulation().operation();
    TabLedger.Asked asked = run.ledger().asks(tab, request);
    CallKind kind = request.act() == TabRequest.Act.WRITE ? CallKind.ONCE : CallKind.REPEATABLE;
    PromiseSource<@Nullable Void> end = tab.peer().promise();
    tab.member().call(request.bytes(), kind).onComplete(outcome -> ended(asked, outcome, end));
    return end.promise();
  }

  private void ended(
      TabLedger.Asked asked, Outcome<byte[]> outcome, PromiseSource<@Nullable Void> end) {
    run.tookTime(asked, outcome instanceof Outcome.Success<byte[]>);
    run.ledger().ended(asked, outcome);
    end.succeed(null);
  }
}

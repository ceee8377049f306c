package org.korudelta.worlds.tabs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.check.History;
import org.korudelta.deterministic.check.Linearizability;
import org.korudelta.deterministic.check.Verdict;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;

/** What tabs asked for, what they were told, and what really happened. */
final class TabLedger {
  /** What must happen in some runs. */
  static final List<String> MARKS =
      List.of(
          "call: answered here",
          "call: answered elsewhere",
          "call: outcome unknown, and it was made",
          "call: outcome unknown, and it was not made",
          "call: unavailable",
          "call: closed",
          "call: long",
          "call: big");

  private static final int PLACEMENTS_MAX = 200_000;

  private final TabsRun run;
  private final History history;
  private final Map<Integer, Asked> open = new LinkedHashMap<>();
  private final List<Asked> all = new ArrayList<>();
  private final Set<Integer> written = new TreeSet<>();

  TabLedger(TabsRun run) {
    this.run = run;
    this.history = new History(run::nowNanos);
  }

  /** A call and what became of it. */
  static final class Asked {
    final Tab tab;
    final TabRequest request;
    final int operation;
    final boolean here;
    long sinceNanos;
    String end = "pending";

    private Asked(Tab tab, TabRequest request, int operation, long sinceNanos) {
      this.tab = tab;
      this.request = request;
      this.operation = operation;
      this.here = tab.member().isOwner();
      this.sinceNanos = sinceNanos;
    }

    boolean isWrite() {
      return request.act() == TabRequest.Act.WRITE;
    }

    @Override
    public String toString() {
      return tab.name()
          + " "
          + request.act()
          + " "
          + request.keyName()
          + "="
          + request.value()
          + " "
          + end;
    }
  }

  /** A tab asks for something. */
  Asked asks(Tab tab, TabRequest request) {
    Action action =
        request.act() == TabRequest.Act.WRITE
            ? new Action.Write(request.keyName(), request.value())
            : new Action.Read(request.keyName());
    int operation = history.invoke(all.size(), action);
    Asked asked = new Asked(tab, request, operation, run.nowNanos());
    all.add(asked);
    open.put(operation, asked);
    return asked;
  }

  /** The database has written it. */
  void wrote(int value) {
    run.always(written.add(value), "made_twice", () -> "made twice: " + value);
  }

  /** It ended like this. */
  void ended(Asked asked, Outcome<byte[]> outcome) {
    open.remove(asked.operation);
    if (outcome instanceof Outcome.Success<byte[]> success) {
      asked.end = "ok";
      answered(asked, asked.request.value(success.value()));
    } else {
      failed(asked, error(outcome));
    }
    run.simulation().observe(asked.end.hashCode());
  }

  private void answered(Asked asked, int value) {
    run.always(value >= 0, "answer_whole", () -> "answer is not whole: " + asked);
    run.simulation().mark(asked.here ? MARKS.get(0) : MARKS.get(1), 1);
    run.simulation().sometimes(asked.request.millis() > 4_000, "call: long");
    run.simulation().sometimes(asked.request.padding() > 0, "call: big");
    if (asked.isWrite()) {
      history.ok(asked.operation);
    } else if (asked.request.act() == TabRequest.Act.READ) {
      history.ok(asked.operation, value);
    } else {
      history.fail(asked.operation);
    }
  }

  private static Throwable error(Outcome<byte[]> outcome) {
    return outcome instanceof Outcome.Failure<byte[]> failure
        ? failure.error()
        : new KoruException.Cancelled("cancelled");
  }

  private void failed(Asked asked, Throwable error) {
    ErrorCode code = error instanceof KoruException known ? known.code() : ErrorCode.CANCELLED;
    asked.end = code.text();
    boolean uncertain =
        code == ErrorCode.OUTCOME_UNKNOWN || (code == ErrorCode.CLOSED && !asked.tab.isThere());
    run.always(
        uncertain || run.mayFail(code),
        "code",
        () -> "no call may fail so: " + asked + " " + error);
    run.simulation().sometimes(code == ErrorCode.UNAVAILABLE, "call: unavailable");
    run.simulation().sometimes(code == ErrorCode.CLOSED, "call: closed");
    if (uncertain && asked.isWrite()) {
      history.unknown(asked.operation);
    } else {
      history.fail(asked.operation);
    }
  }

  /** The tab was killed: it is told nothing any more. */
  void killed(Tab tab) {
    for (Asked asked : List.copyOf(open.values())) {
      if (asked.tab == tab) {
        open.remove(asked.operation);
        asked.end = "killed";
        history.unknown(asked.operation);
      }
    }
  }

  /** Those without an end. */
  List<Asked> open() {
    return List.copyOf(open.values());
  }

  // At the end

  /** Compares with what is in the database: all values of each key, oldest first. */
  void check(Map<String, List<Integer>> stored) {
    run.always(open.isEmpty(), "pending", () -> "calls never ended: " + open.values());
    for (Asked asked : all) {
      if (asked.isWrite()) {
        check(asked, stored.getOrDefault(asked.request.keyName(), List.of()));
      }
    }
    checkOrder(stored);
    Verdict verdict = new Linearizability(PLACEMENTS_MAX).check(history.operations());
    run.always(
        !(verdict instanceof Verdict.Rejected),
        "linearizable",
        () -> "not linearizable: " + verdict);
  }

  private void check(Asked write, List<Integer> values) {
    int times = (int) values.stream().filter(value -> value == write.request.value()).count();
    run.always(times <= 1, "stored_twice", () -> "stored twice: " + write + " in " + values);
    boolean uncertain = List.of("outcome_unknown", "closed", "killed").contains(write.end);
    int expected = write.end.equals("ok") ? 1 : 0;
    run.always(
        uncertain || times == expected,
        write.end.equals("ok") ? "acknowledged_lost" : "failed_but_stored",
        () -> "stored=" + times + ": " + write);
    run.simulation().sometimes(write.end.equals("outcome_unknown") && times == 1, MARKS.get(2));
    run.simulation().sometimes(write.end.equals("outcome_unknown") && times == 0, MARKS.get(3));
  }

  /** What one tab wrote to a key without waiting is there in the order of its calls. */
  private void checkOrder(Map<String, List<Integer>> stored) {
    Map<String, Integer> last = new LinkedHashMap<>();
    for (Asked asked : all) {
      if (asked.isWrite() && asked.end.equals("ok") && asked.request.millis() == 0) {
        String key = asked.request.keyName();
        int place = stored.getOrDefault(key, List.of()).indexOf(asked.request.value());
        Integer before = last.put(asked.tab.name() + " " + key, place);
        run.always(
            before == null || before < place, "order", () -> "out of order: " + asked + stored);
      }
    }
  }
}

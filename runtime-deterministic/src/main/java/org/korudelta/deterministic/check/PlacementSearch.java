package org.korudelta.deterministic.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for an order of the operations of one group.
 *
 * <p>Threading: for one thread and one run.
 */
final class PlacementSearch {
  /*
   * Just-in-time linearization (Lowe, "Testing for linearizability", 2017; Knossos): goes through
   * the answers by time and keeps every placement that explains all answers so far. At each answer
   * a placement that lacks its operation is lengthened by operations that have been invoked, in
   * every way, until the answer fits. Nothing is placed before an answer needs it.
   *
   * Invariants:
   * - a placement of `placements` holds every operation whose answer has been passed;
   * - `pending` are the operations that were invoked before the answer at hand and may be placed
   *   still: those that are unanswered as yet, and for good those of unknown end;
   * - an operation that only reads is placed as soon as it fits: that never takes anything from
   *   what can be placed later;
   * - a write of unknown end is not placed where another write comes next: left out, it could still
   *   be placed later.
   */
  private static final int WORDS_MAX = 4;

  private final KeyGroup group;
  private final int placementsMax;
  private final List<Candidate> pending = new ArrayList<>();
  private List<Placement> placements;
  private Placements reached = new Placements();
  private Placements fitting = new Placements();
  private int made;

  PlacementSearch(KeyGroup group, int placementsMax) {
    this.group = group;
    this.placementsMax = placementsMax;
    this.placements = List.of(Placement.start(group.initialState()));
  }

  Verdict run() {
    List<Candidate> candidates = group.candidates();
    int invoked = 0;
    for (Candidate answered : byAnswer(candidates)) {
      while (invoked < candidates.size() && isInvokedBefore(answered, candidates.get(invoked))) {
        pending.add(candidates.get(invoked++));
      }
      Verdict verdict = pass(answered);
      if (verdict != null) {
        return verdict;
      }
    }
    return new Verdict.Accepted();
  }

  private static List<Candidate> byAnswer(List<Candidate> candidates) {
    List<Candidate> answered = new ArrayList<>(candidates);
    answered.removeIf(candidate -> !candidate.isCertain());
    answered.sort(Comparator.comparingInt(PlacementSearch::answeredAt));
    return answered;
  }

  private static int answeredAt(Candidate certain) {
    return certain.operation().ending().settled().orElseThrow().event();
  }

  private static boolean isInvokedBefore(Candidate answered, Candidate other) {
    return other.operation().invoked().event() < answeredAt(answered);
  }

  /** Goes past an answer; null if the search goes on. */
  private @Nullable Verdict pass(Candidate answered) {
    pending.remove(answered);
    reached = new Placements();
    fitting = new Placements();
    Deque<Placement> open = new ArrayDeque<>();
    for (Placement placement : placements) {
      reach(placement, open);
    }
    while (!open.isEmpty()) {
      if (made > placementsMax) {
        return undecided(answered);
      }
      lengthen(open.remove(), answered, open);
    }
    placements = fitting.all();
    return placements.isEmpty() ? rejected(answered) : null;
  }

  private void reach(Placement placement, Deque<Placement> open) {
    made++;
    if (reached.add(placement)) {
      open.add(placement);
    }
  }

  private void lengthen(Placement placement, Candidate answered, Deque<Placement> open) {
    Placement done = placement.holds(answered) ? placement : placement.with(answered);
    if (done != null) {
      fitting.add(done.passed(answered));
    }
    if (placement.holds(answered) || (done != null && answered.onlyReads())) {
      return;
    }
    for (Placement longer : longer(placement)) {
      reach(longer, open);
    }
  }

  private List<Placement> longer(Placement placement) {
    List<Placement> longer = new ArrayList<>();
    for (Candidate candidate : pending) {
      Placement next = isNeedless(placement, candidate) ? null : placement.with(candidate);
      if (next != null && candidate.onlyReads()) {
        return List.of(next);
      }
      if (next != null) {
        longer.add(next);
      }
    }
    return longer;
  }

  private static boolean isNeedless(Placement placement, Candidate candidate) {
    return placement.holds(candidate)
        || (placement.order() != null && candidate.wastes(placement.order().last()));
  }

  private Verdict undecided(Candidate answered) {
    return new Verdict.Undecided(
        "gave up on "
            + group
            + " after "
            + placementsMax
            + " placements, at: "
            + answered.operation().inWords());
  }

  private Verdict rejected(Candidate answered) {
    List<Placement> tried = reached.all();
    Placement longest =
        Objects.requireNonNull(
            tried.stream().max(Comparator.comparingInt(Placement::size)).orElse(null));
    return Verdict.of(
        List.of(
            answered.operation().inWords() + " has no place in any order.",
            longestInWords(longest),
            valuesInWords(answered, tried)));
  }

  private static String longestInWords(Placement longest) {
    if (longest.size() == 0) {
      return "Nothing can come before it.";
    }
    List<String> words = longest.last(WORDS_MAX).stream().map(Operation::inWords).toList();
    return "The longest order that can come before it has "
        + longest.size()
        + " operations and ends: "
        + String.join("; ", words)
        + ".";
  }

  private String valuesInWords(Candidate answered, List<Placement> tried) {
    Action action = answered.operation().action();
    List<String> values =
        tried.stream()
            .map(placement -> group.inWords(action, placement.state()))
            .distinct()
            .sorted()
            .toList();
    List<String> first = values.subList(0, Math.min(values.size(), WORDS_MAX));
    String rest =
        values.size() > WORDS_MAX ? ", or " + (values.size() - WORDS_MAX) + " others" : "";
    return "By then there could be: " + String.join(", or ", first) + rest + ".";
  }
}

package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.korudelta.KoruDelta;
import org.korudelta.Reads;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;

/**
 * Questions to the causal graph, now and in the past, give what follows from who replaced whom and
 * who named whom as a cause (D14).
 *
 * <p>Versions are numbers here, in commit order. Cost: some questions at a few moments.
 */
final class GraphAnswers {
  private static final int MOMENTS = 3;
  private static final int PAGE_MAX = 12;

  private final EngineRun run;
  private final KoruDelta database;
  private final Choices choices;
  private final List<Version> versions = new ArrayList<>();
  private final Map<VersionId, Integer> numbers = new HashMap<>();

  /** For each version the numbers of those that led to it at once, and of all that led to it. */
  private final List<BitSet> edges = new ArrayList<>();

  private final List<BitSet> pasts = new ArrayList<>();

  GraphAnswers(EngineRun run, KoruDelta database) {
    this.run = run;
    this.database = database;
    this.choices = run.simulation.choices().stream("graph");
  }

  /** {@code all} is what there is, in commit order. */
  void check(List<Written> all) {
    Map<String, Integer> newest = new HashMap<>();
    for (Written written : all) {
      Version version = written.version();
      BitSet before = new BitSet();
      Integer replaced = newest.put(version.key(), versions.size());
      if (replaced != null) {
        before.set(replaced);
      }
      for (VersionId cause : written.named()) {
        Integer place = numbers.get(cause);
        run.always(place != null, "cause_missing", () -> cause + " of " + version);
        before.set(place == null ? 0 : place);
      }
      add(version, before);
    }
    for (int i = 0; i < MOMENTS && !versions.isEmpty(); i++) {
      int last = choices.draw(versions.size(), "moment");
      check(lastOfCommit(versions.size() - 1 - last));
    }
  }

  private void add(Version version, BitSet before) {
    BitSet past = new BitSet();
    before.stream().forEach(number -> past.or(pasts.get(number)));
    past.or(before);
    numbers.put(version.id(), versions.size());
    versions.add(version);
    edges.add(before);
    pasts.add(past);
  }

  private int lastOfCommit(int number) {
    int last = number;
    while (last + 1 < versions.size()
        && versions.get(last + 1).timestamp().equals(versions.get(number).timestamp())) {
      last++;
    }
    return last;
  }

  /** As of the commit that ends with the version {@code last}. */
  private void check(int last) {
    Reads then = database.asOf(versions.get(last).timestamp());
    int one = choices.draw(last + 1, "one");
    int other = choices.draw(last + 1, "other");
    int limit = 1 + choices.draw(PAGE_MAX, "limit");
    VersionId id = versions.get(one).id();
    String words = "of #" + one + " as of #" + last + " limit " + limit;
    List<Integer> past = numbers(last, pasts.get(one)::get);
    List<Integer> latest = past.subList(Math.max(0, past.size() - limit), past.size());
    same("ancestors " + words, latest, then.ancestors(id, limit));
    List<Integer> future = numbers(last, number -> pasts.get(number).get(one));
    List<Integer> first = future.subList(0, Math.min(limit, future.size()));
    same("descendants " + words, first, then.descendants(id, limit));
    List<Integer> frontier = numbers(last, number -> isLeaf(number, last));
    same("frontier " + words, frontier, then.frontier(CausalPage.of(versions.size())));
    checkCommon(then, one, other);
  }

  private void checkCommon(Reads then, int one, int other) {
    BitSet common = withItself(one);
    common.and(withItself(other));
    List<Integer> latest = common.isEmpty() ? List.of() : List.of(common.length() - 1);
    Promise<List<CausalNode>> answer =
        then.commonAncestor(versions.get(one).id(), versions.get(other).id())
            .map(found -> found.map(List::of).orElse(List.of()));
    same("common ancestor of #" + one + " and #" + other, latest, answer);
  }

  private BitSet withItself(int number) {
    BitSet past = (BitSet) pasts.get(number).clone();
    past.set(number);
    return past;
  }

  private boolean isLeaf(int number, int last) {
    return numbers(last, effect -> edges.get(effect).get(number)).isEmpty();
  }

  private static List<Integer> numbers(int last, IntPredicate wanted) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number <= last; number++) {
      if (wanted.test(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private void same(String question, List<Integer> expected, Promise<List<CausalNode>> answer) {
    List<Integer> found = new ArrayList<>();
    for (CausalNode node : run.runtime().await(answer)) {
      found.add(numbers.getOrDefault(node.id(), -1));
    }
    run.always(
        found.equals(expected),
        "graph_differs",
        () -> question + ": database=" + found + " model=" + expected);
  }
}

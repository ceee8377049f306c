package org.korudelta.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.CrashStates;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.deterministic.simulation.Violation;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;

/**
 * Every state that a loss of power may leave of a log at its most open moment: a process was killed
 * with commits written and not synced, and the next one copies them to a new segment, where they
 * are not synced either. Each state is opened; it must hold a prefix of the commits, and all that
 * were acknowledged (S1).
 */
public final class CrashEnumeration {
  private static final int ACKNOWLEDGED = 3;
  private static final int WAITING = 7;
  private static final int STATES_MAX = 200_000;
  private static final int DRAWN = 2_000;
  private static final String NAMESPACE = "crash";
  private static final String NEXT = "next";

  private SimulatedDisk disk;
  private final int[] prefixes = new int[ACKNOWLEDGED + WAITING + 2];
  private int acknowledged;

  private final int stepsToAnswer;

  private CrashEnumeration(Choices choices, int stepsToAnswer) {
    this.disk = new SimulatedDisk(choices, DiskFaults.NONE);
    this.stepsToAnswer = stepsToAnswer;
  }

  /**
   * States of one kind of disk.
   *
   * @param disk what it keeps, in words
   * @param states how many legal ones there are
   * @param complete whether all were visited; else some that stand for them
   * @param visited how many were
   */
  public record Pass(String disk, long states, boolean complete, int visited) {
    @Override
    public String toString() {
      String which = complete ? "all of them visited" : visited + " visited that stand for all";
      return disk + ": " + states + " legal states after a loss of power, " + which;
    }
  }

  /**
   * What was visited.
   *
   * @param pendingAppends for each file how many appends were not synced
   * @param passes the kinds of disk
   * @param prefixes how many states held how many commits
   */
  public record Report(
      SortedMap<String, Integer> pendingAppends,
      List<Pass> passes,
      SortedMap<Integer, Integer> prefixes) {

    /** How many appends were not synced, in all files. */
    public int appends() {
      return sum(pendingAppends);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      pendingAppends.forEach(
          (file, count) ->
              text.append(count).append(" unsynced appends in ").append(file).append('\n'));
      passes.forEach(pass -> text.append(pass).append('\n'));
      for (Map.Entry<Integer, Integer> prefix : prefixes.entrySet()) {
        text.append(prefix.getValue()).append(" states recovered to the first ");
        text.append(prefix.getKey()).append(" commits\n");
      }
      return text.append("every state recovered and equal to a legal prefix").toString();
    }
  }

  /**
   * Makes the moment, and visits every state of it.
   *
   * @throws Violation when one of them is not a legal prefix
   */
  public static Report run() {
    return new CrashEnumeration(Choices.none(), stepsToAnswer()).visit();
  }

  private Report visit() {
    reachMoment();
    SortedMap<String, Integer> pending = disk.enumerateCrashes(1).pendingAppends();
    List<Pass> passes =
        List.of(
            visit("sectors written whole, in any order", DiskFaults.NONE.keepsSectorsWhole()),
            visit("bytes written in order", DiskFaults.NONE.keepsBytesInOrder()),
            visit("sectors torn, and in any order", DiskFaults.NONE),
            visitDrawn(disk.enumerateCrashes(1).count()));
    return new Report(pending, passes, prefixes());
  }

  private Pass visit(String kind, DiskFaults faults) {
    disk.faults(faults);
    CrashStates states = disk.enumerateCrashes(STATES_MAX);
    int visited = 0;
    for (SimulatedDisk state : states) {
      state.faults(DiskFaults.NONE);
      prefixes[recovered(state)]++;
      visited++;
    }
    return new Pass(kind, states.count(), states.isComplete(), visited);
  }

  /** Some of the states that are too many, as they come. */
  private Pass visitDrawn(long states) {
    for (int seed = 1; seed <= DRAWN; seed++) {
      CrashEnumeration one = new CrashEnumeration(Choices.seeded(seed), stepsToAnswer);
      one.reachMoment();
      prefixes[recovered(one.disk.powerLoss())]++;
    }
    return new Pass("the same, drawn at random", states, false, DRAWN);
  }

  /** Killed with commits written and not synced, and the next process has just copied them. */
  private void reachMoment() {
    step(writeUntilUnsynced(), stepsToAnswer);
    disk = disk.killed();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    runtime.spawn("open", () -> open(runtime));
    runUntil(runtime, pending -> pending.size() == 2 && sum(pending) >= WAITING);
  }

  /**
   * How many steps after an append has begun a killed process leaves it: its sync has not begun.
   */
  private static int stepsToAnswer() {
    int steps = 0;
    CrashEnumeration trial = new CrashEnumeration(Choices.none(), steps);
    step(trial.writeUntilUnsynced(), steps);
    while (trial.disk.killed().enumerateCrashes(1).pendingAppends().isEmpty()) {
      steps++;
      trial = new CrashEnumeration(Choices.none(), steps);
      step(trial.writeUntilUnsynced(), steps);
    }
    return steps;
  }

  private static void step(DeterministicRuntime runtime, int steps) {
    for (int i = 0; i < steps; i++) {
      runtime.step();
    }
  }

  /** Until the append of a group has begun. */
  private DeterministicRuntime writeUntilUnsynced() {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    KoruDelta database = runtime.await(open(runtime));
    for (int i = 0; i < ACKNOWLEDGED; i++) {
      runtime.await(put(database, i));
    }
    acknowledged = ACKNOWLEDGED;
    runtime.spawn("first of a group", () -> put(database, acknowledged));
    runUntil(runtime, pending -> !pending.isEmpty());
    for (int i = 1; i < WAITING; i++) {
      int number = acknowledged + i;
      runtime.spawn("waits " + i, () -> put(database, number));
    }
    runUntil(runtime, Map::isEmpty);
    acknowledged++;
    runUntil(runtime, pending -> !pending.isEmpty());
    return runtime;
  }

  private static Promise<?> put(KoruDelta database, int number) {
    return database.put(NAMESPACE, key(number), JsonNumber.of(number));
  }

  private static String key(int number) {
    return "commit-" + (char) ('a' + number);
  }

  private static Promise<KoruDelta> open(DeterministicRuntime runtime) {
    return KoruDelta.open(runtime, Options.defaults());
  }

  private void runUntil(
      DeterministicRuntime runtime, Predicate<SortedMap<String, Integer>> reached) {
    runtime.runUntil(() -> reached.test(disk.enumerateCrashes(1).pendingAppends()));
  }

  private static int sum(SortedMap<String, Integer> pending) {
    int sum = 0;
    for (int count : pending.values()) {
      sum += count;
    }
    return sum;
  }

  /** How many commits are there, which are the first ones; one more may follow them. */
  private int recovered(SimulatedDisk state) {
    List<String> keys = keysAfterNext(state, List.of());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      expected.add(key(i));
    }
    requirePrefix(keys.equals(expected) && keys.size() >= ACKNOWLEDGED + 1, keys);
    expected.add(NEXT);
    List<String> again = keysAfterNext(state, keys);
    requirePrefix(again.equals(expected), again);
    return keys.size();
  }

  private static void requirePrefix(boolean holds, List<String> keys) {
    if (!holds) {
      throw new Violation("no_prefix", "acknowledged=" + (ACKNOWLEDGED + 1) + " recovered=" + keys);
    }
  }

  /** The keys that are there; then one more commit, if there was none before. */
  private static List<String> keysAfterNext(SimulatedDisk state, List<String> before) {
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), state);
    KoruDelta database = runtime.await(open(runtime));
    List<String> keys = runtime.await(database.keys(NAMESPACE));
    if (before.isEmpty()) {
      runtime.await(database.put(NAMESPACE, NEXT, JsonNumber.of(1)));
    }
    runtime.await(database.close());
    return keys;
  }

  private SortedMap<Integer, Integer> prefixes() {
    SortedMap<Integer, Integer> counted = new TreeMap<>();
    for (int commits = 0; commits < prefixes.length; commits++) {
      if (prefixes[commits] > 0) {
        counted.put(commits, prefixes[commits]);
      }
    }
    return counted;
  }
}

package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Keys that must be searched together, because transactions join them, and what was done to them.
 * Most groups are of one key.
 */
final class KeyGroup {
  private final Map<String, Integer> slots = new TreeMap<>();
  private final List<Operation> operations = new ArrayList<>();

  private KeyGroup() {}

  /** The groups, in the order of their first operations. */
  static List<KeyGroup> of(List<Operation> operations) {
    Map<String, String> leaders = leaders(operations);
    Map<String, KeyGroup> groups = new LinkedHashMap<>();
    for (Operation operation : operations) {
      String leader = leader(leaders, operation.action().keys().get(0));
      groups.computeIfAbsent(leader, absent -> new KeyGroup()).add(operation);
    }
    return new ArrayList<>(groups.values());
  }

  /** Union-find: each key names another of its group, and one of each group names itself. */
  private static Map<String, String> leaders(List<Operation> operations) {
    Map<String, String> leaders = new TreeMap<>();
    for (Operation operation : operations) {
      List<String> keys = operation.action().keys();
      String first = leader(leaders, keys.get(0));
      for (String key : keys) {
        leaders.put(leader(leaders, key), first);
      }
    }
    return leaders;
  }

  private static String leader(Map<String, String> leaders, String key) {
    String leader = key;
    String next = leaders.computeIfAbsent(key, itself -> itself);
    while (!next.equals(leader)) {
      leader = next;
      next = Objects.requireNonNull(leaders.get(leader));
    }
    leaders.put(key, leader);
    return leader;
  }

  private void add(Operation operation) {
    operations.add(operation);
    for (String key : operation.action().keys()) {
      slots.putIfAbsent(key, slots.size());
    }
  }

  /** What every key of the group has at first. */
  List<Integer> initialState() {
    return List.copyOf(Collections.nCopies(slots.size(), 0));
  }

  /** What has or may have an effect, in invocation order, and is therefore to be placed. */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Operation operation : operations) {
      List<Access> accesses = operation.accesses();
      if (!accesses.isEmpty()) {
        candidates.add(new Candidate(candidates.size(), operation, accesses, slots));
      }
    }
    return candidates;
  }

  /** The keys of {@code action} with the values they have in {@code state}. */
  String inWords(Action action, List<Integer> state) {
    List<String> words = new ArrayList<>();
    for (String key : action.keys()) {
      int value = state.get(Objects.requireNonNull(slots.get(key)));
      words.add(value == 0 ? key + " absent" : key + "=" + value);
    }
    return String.join(" and ", words);
  }

  @Override
  public String toString() {
    return String.join(", ", slots.keySet());
  }
}

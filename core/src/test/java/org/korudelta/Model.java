package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.korudelta.causal.Version;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;

/** The database as simple as it can be: a sorted map of lists. */
final class Model {
  final SortedMap<String, List<Version>> chains = new TreeMap<>(Utf8.ORDER);
  final List<Timestamp> commits = new ArrayList<>();

  void add(List<Version> commit) {
    commits.add(commit.get(0).timestamp());
    for (Version version : commit) {
      chains.computeIfAbsent(version.key(), key -> new ArrayList<>()).add(version);
    }
  }

  Optional<Version> at(String key, Timestamp time) {
    Optional<Version> current = Optional.empty();
    for (Version version : chains.getOrDefault(key, List.of())) {
      if (version.timestamp().compareTo(time) <= 0) {
        current = Optional.of(version).filter(found -> !found.tombstone());
      }
    }
    return current;
  }

  List<String> keysAt(Timestamp time) {
    return chains.keySet().stream().filter(key -> at(key, time).isPresent()).toList();
  }

  int versions() {
    return chains.values().stream().mapToInt(List::size).sum();
  }
}

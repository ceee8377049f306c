package org.korudelta.worlds.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.korudelta.causal.Version;
import org.korudelta.text.Timestamp;
import org.korudelta.text.Utf8;

/**
 * The naive model of one namespace: a sorted map of lists, each list a key's versions, oldest
 * first. What it answers is what a database must answer; it has no index, no log and no cleverness.
 */
public final class ModelDatabase {
  private final TreeMap<String, List<Version>> chains = new TreeMap<>(Utf8.ORDER);

  /** A model of a namespace in which nothing was written. */
  public ModelDatabase() {}

  /** Takes a version as the key's newest. */
  public void apply(Version version) {
    chains.computeIfAbsent(version.key(), key -> new ArrayList<>()).add(version);
  }

  /** All keys ever written, sorted by UTF-8 bytes. */
  public List<String> everWritten() {
    return new ArrayList<>(chains.keySet());
  }

  /** The keys with a value as of {@code at}. */
  public List<String> keys(Timestamp at) {
    List<String> keys = new ArrayList<>();
    for (String key : chains.keySet()) {
      if (getAt(key, at).isPresent()) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** The value as of {@code at}, inclusive; empty before the first version and at a tombstone. */
  public Optional<Version> getAt(String key, Timestamp at) {
    Version current = null;
    for (Version version : history(key)) {
      if (version.timestamp().compareTo(at) <= 0) {
        current = version;
      }
    }
    return current == null || current.tombstone() ? Optional.empty() : Optional.of(current);
  }

  /** All versions of a key, oldest first. */
  public List<Version> history(String key) {
    return chains.getOrDefault(key, List.of());
  }

  /** How many versions there are. */
  public int versions() {
    int count = 0;
    for (List<Version> chain : chains.values()) {
      count += chain.size();
    }
    return count;
  }
}

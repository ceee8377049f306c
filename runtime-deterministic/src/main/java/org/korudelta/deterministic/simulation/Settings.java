package org.korudelta.deterministic.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a search is told and a replay must be told again: words by name, sorted. Immutable.
 *
 * <pre>{@code Settings.NONE.with("faults", "disk,crash")}</pre>
 */
public final class Settings {
  /** Nothing is said. */
  public static final Settings NONE = new Settings(new TreeMap<>());

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /** These settings and one more, or another value for one that is there. */
  public Settings with(String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(values);
    more.put(Simulation.checkedWord(name), value);
    return new Settings(more);
  }

  /** What {@code name} is set to. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** All of them, sorted by name; a copy. */
  public Map<String, String> all() {
    return new TreeMap<>(values);
  }
}

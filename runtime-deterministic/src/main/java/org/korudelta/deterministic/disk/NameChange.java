package org.korudelta.deterministic.disk;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One change of names that is not durable yet.
 *
 * @param removed the name that goes away; null for none
 * @param added the name that comes to stand for {@code file}; null for none
 */
record NameChange(@Nullable String removed, @Nullable String added, @Nullable FileBytes file) {

  static NameChange create(String name, FileBytes file) {
    return new NameChange(null, name, file);
  }

  static NameChange rename(String from, String to, FileBytes file) {
    return new NameChange(from, to, file);
  }

  static NameChange delete(String name) {
    return new NameChange(name, null, null);
  }

  void apply(SortedMap<String, FileBytes> names) {
    if (removed != null) {
      names.remove(removed);
    }
    if (added != null && file != null) {
      names.put(added, file);
    }
  }

  /** Whether the two touch a name in common: then their order counts. */
  boolean touches(NameChange other) {
    return other.touches(removed) || other.touches(added);
  }

  private boolean touches(@Nullable String name) {
    return name != null && (name.equals(removed) || name.equals(added));
  }

  /** The change in words, for example {@code rename of a to b}. */
  @Override
  public String toString() {
    if (removed == null) {
      return "creation of " + added;
    }
    return added == null ? "deletion of " + removed : "rename of " + removed + " to " + added;
  }
}

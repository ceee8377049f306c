package org.korudelta.runtime.storage;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One change of names that is not durable yet.
 *
 * @param removed the name that goes away; null for none
 * @param added the name that comes to stand for {@code bytes}; null for none
 */
record NameChange(@Nullable String removed, @Nullable String added, @Nullable MemoryBytes bytes) {

  static NameChange create(String name, MemoryBytes bytes) {
    return new NameChange(null, name, bytes);
  }

  static NameChange rename(String from, String to, MemoryBytes bytes) {
    return new NameChange(from, to, bytes);
  }

  static NameChange delete(String name) {
    return new NameChange(name, null, null);
  }

  void apply(SortedMap<String, MemoryBytes> names) {
    if (removed != null) {
      names.remove(removed);
    }
    if (added != null && bytes != null) {
      names.put(added, bytes);
    }
  }
}

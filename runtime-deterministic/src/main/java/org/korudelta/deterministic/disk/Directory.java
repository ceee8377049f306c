package org.korudelta.deterministic.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.korudelta.error.KoruException;

/** The names of a disk's files: as a process sees them, and apart from that the durable ones. */
final class Directory {
  /*
   * Invariants:
   *  - names = durable names with all pending changes applied, in their order
   *  - the first pending change is the change number `durable` that there ever was
   *  - syncs end in the order in which they began
   */
  private final SortedMap<String, FileBytes> names = new TreeMap<>();
  private final SortedMap<String, FileBytes> durableNames = new TreeMap<>();
  private final List<NameChange> pending = new ArrayList<>();
  private final ArrayDeque<Integer> syncsInFlight = new ArrayDeque<>();
  private int durable;

  Directory() {}

  /** A directory whose names are all durable. */
  Directory(SortedMap<String, FileBytes> durableNames) {
    this.names.putAll(durableNames);
    this.durableNames.putAll(durableNames);
  }

  /** A copy of names and files, with no handle and nothing in flight. */
  Directory copy() {
    Map<FileBytes, FileBytes> copies = new HashMap<>();
    Directory copy = new Directory();
    copy.durable = durable;
    durableNames.forEach((name, file) -> copy.durableNames.put(name, copied(file, copies)));
    names.forEach((name, file) -> copy.names.put(name, copied(file, copies)));
    for (NameChange change : pending) {
      FileBytes file = change.file();
      copy.pending.add(
          file == null
              ? change
              : new NameChange(change.removed(), change.added(), copied(file, copies)));
    }
    return copy;
  }

  private static FileBytes copied(FileBytes file, Map<FileBytes, FileBytes> copies) {
    return copies.computeIfAbsent(file, FileBytes::copy);
  }

  SortedMap<String, FileBytes> names() {
    return names;
  }

  /** How many changes of names there were, on this directory and those it is a copy of. */
  int changes() {
    return durable + pending.size();
  }

  FileBytes file(String name) {
    FileBytes file = names.get(name);
    if (file == null) {
      throw new KoruException.NotFound("no such file: name=" + name);
    }
    return file;
  }

  // Operations

  FileBytes create(String name) {
    if (names.containsKey(name)) {
      throw new KoruException.BadRequest("file exists: name=" + name);
    }
    FileBytes file = new FileBytes();
    file.open = true;
    change(NameChange.create(name, file));
    return file;
  }

  FileBytes open(String name) {
    FileBytes file = closedFile("open", name);
    file.open = true;
    return file;
  }

  void rename(String from, String to) {
    FileBytes file = closedFile("rename", from);
    if (from.equals(to)) {
      return;
    }
    if (names.containsKey(to)) {
      closedFile("rename", to);
    }
    change(NameChange.rename(from, to, file));
  }

  void delete(String name) {
    closedFile("delete", name);
    change(NameChange.delete(name));
  }

  private FileBytes closedFile(String operation, String name) {
    FileBytes file = file(name);
    if (file.open) {
      throw new KoruException.BadRequest("file is open: operation=" + operation + " name=" + name);
    }
    return file;
  }

  private void change(NameChange change) {
    change.apply(names);
    pending.add(change);
  }

  // Syncing

  /** A sync begins that will make the changes so far durable, or one that will make none. */
  void syncBegins(boolean effective) {
    syncsInFlight.add(effective ? changes() : 0);
  }

  void syncEnded() {
    durableUpTo(Objects.requireNonNull(syncsInFlight.poll()));
  }

  private void durableUpTo(int changes) {
    for (; durable < changes; durable++) {
      pending.remove(0).apply(durableNames);
    }
  }

  // Crash

  List<NameChange> pending() {
    return pending;
  }

  /** How many pending changes each sync in flight would make durable, if any. */
  List<Integer> effectiveSyncs() {
    List<Integer> counts = new ArrayList<>();
    for (int changes : syncsInFlight) {
      int count = changes - durable;
      if (count > 0 && (counts.isEmpty() || count > counts.get(counts.size() - 1))) {
        counts.add(count);
      }
    }
    return counts;
  }

  /** A crash comes after a sync in flight has made {@code count} changes durable. */
  void settleSync(int count) {
    durableUpTo(durable + count);
  }

  /** The process ends: nothing is in flight. */
  void endProcess() {
    syncsInFlight.clear();
  }

  /** The names after a power loss that kept {@code kept} of the pending changes. */
  SortedMap<String, FileBytes> namesKeeping(List<NameChange> kept) {
    SortedMap<String, FileBytes> after = new TreeMap<>(durableNames);
    for (NameChange change : kept) {
      change.apply(after);
    }
    return after;
  }
}

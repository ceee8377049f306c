package org.korudelta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.ErrorCode;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;

/**
 * The database as simple as it can be: a list of all that was ever written, read from one end to
 * the other for every answer.
 */
final class Model {
  private static final long AHEAD_NANOS_MAX = 60_000_000_000L;

  /**
   * One version.
   *
   * @param name its key
   * @param write what was asked for
   * @param nanos the time of its commit
   * @param ordinal its place within the commit
   * @param version what the database gave; nothing while an import is only tried
   */
  record Entry(Name name, Write write, long nanos, int ordinal, Optional<Version> version) {
    boolean deletes() {
      return write instanceof Write.Delete;
    }

    Optional<Embedding> embedding() {
      return write instanceof Write.Embed embed ? Optional.of(embed.embedding()) : Optional.empty();
    }

    private boolean is(VersionId id) {
      return version.isPresent() && version.get().id().equals(id);
    }
  }

  final List<Entry> entries = new ArrayList<>();

  private Model copy() {
    Model copy = new Model();
    copy.entries.addAll(entries);
    return copy;
  }

  /** Adds a commit and what the database gave for it. */
  void add(List<Write> writes, long nanos, List<Version> versions) {
    for (int i = 0; i < writes.size(); i++) {
      Optional<Version> version =
          versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(i));
      entries.add(new Entry(Name.of(writes.get(i)), writes.get(i), nanos, i, version));
    }
  }

  /** The time of the last commit; the least time before the first. */
  long lastNanos() {
    return entries.isEmpty() ? Long.MIN_VALUE : entries.get(entries.size() - 1).nanos;
  }

  List<Entry> history(Name name, long nanos) {
    return entries.stream()
        .filter(entry -> entry.name.equals(name) && entry.nanos <= nanos)
        .toList();
  }

  Optional<Entry> newest(Name name, long nanos) {
    List<Entry> history = history(name, nanos);
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  Optional<Entry> current(Name name, long nanos) {
    return newest(name, nanos).filter(entry -> !entry.deletes());
  }

  /** All current versions, by namespace, then key. */
  List<Entry> current(long nanos) {
    Set<Name> names = new LinkedHashSet<>();
    entries.forEach(entry -> names.add(entry.name));
    return names.stream()
        .sorted(Name.ORDER)
        .flatMap(name -> current(name, nanos).stream())
        .toList();
  }

  List<String> keys(String namespace, long nanos) {
    return current(nanos).stream()
        .map(Entry::name)
        .filter(name -> name.namespace().equals(namespace))
        .map(Name::key)
        .toList();
  }

  List<String> namespaces(long nanos) {
    return current(nanos).stream().map(entry -> entry.name.namespace()).distinct().toList();
  }

  /** Whole commits within these times, until there are {@code least} versions. */
  List<Entry> changes(long afterNanos, long nanos, int least) {
    List<Entry> changes = new ArrayList<>();
    for (Entry entry : entries) {
      int count = changes.size();
      boolean wanted = count < least || changes.get(count - 1).nanos == entry.nanos;
      if (entry.nanos > afterNanos && entry.nanos <= nanos && wanted) {
        changes.add(entry);
      }
    }
    return changes;
  }

  long commits() {
    return entries.stream().map(Entry::nanos).distinct().count();
  }

  /** Why the database must refuse this commit; empty when it must not. */
  Optional<ErrorCode> refusal(List<Write> writes) {
    Set<Name> names = new HashSet<>();
    for (Write write : writes) {
      if (!names.add(Name.of(write))) {
        return Optional.of(ErrorCode.BAD_REQUEST);
      }
    }
    for (Write write : writes) {
      Optional<ErrorCode> code = refusal(write);
      if (code.isPresent()) {
        return code;
      }
    }
    return dimensionsDiffer(writes) ? Optional.of(ErrorCode.BAD_REQUEST) : Optional.empty();
  }

  private Optional<ErrorCode> refusal(Write write) {
    Optional<Entry> newest = newest(Name.of(write), Long.MAX_VALUE);
    boolean there = newest.isPresent() && !newest.get().deletes();
    Expected expected = write.options().expected();
    if (expected instanceof Expected.Exactly exactly
        && newest.filter(entry -> entry.is(exactly.id())).isEmpty()) {
      return Optional.of(ErrorCode.CONFLICT);
    }
    if (expected instanceof Expected.Absent && there) {
      return Optional.of(ErrorCode.CONFLICT);
    }
    boolean unknown = !write.options().causes().stream().allMatch(this::knows);
    boolean nothingToDelete = write instanceof Write.Delete && !there;
    return unknown || nothingToDelete ? Optional.of(ErrorCode.NOT_FOUND) : Optional.empty();
  }

  private boolean knows(VersionId id) {
    return entries.stream().anyMatch(entry -> entry.is(id));
  }

  private boolean dimensionsDiffer(List<Write> writes) {
    Model after = copy();
    after.add(writes, Long.MAX_VALUE, List.of());
    return after.entries.stream()
        .anyMatch(
            entry ->
                entry
                    .embedding()
                    .filter(
                        given -> after.firstOf(entry.name.namespace(), given) != given.dimensions())
                    .isPresent());
  }

  /** The dimensions of the first vector of this model ever stored in a namespace. */
  private int firstOf(String namespace, Embedding given) {
    return models(namespace, Long.MAX_VALUE).stream()
        .filter(stored -> stored.model().equals(given.model()))
        .findFirst()
        .orElse(given)
        .dimensions();
  }

  /** All embeddings ever stored in a namespace up to then, deleted or not. */
  List<Embedding> models(String namespace, long nanos) {
    return entries.stream()
        .filter(entry -> entry.name.namespace().equals(namespace) && entry.nanos <= nanos)
        .flatMap(entry -> entry.embedding().stream())
        .toList();
  }

  /** Whether an import goes back in time, which is an error whatever the database holds. */
  static boolean goesBack(List<HistoricalWrite> history) {
    for (int i = 1; i < history.size(); i++) {
      if (history.get(i).at().compareTo(history.get(i - 1).at()) < 0) {
        return true;
      }
    }
    return false;
  }

  /** Why the database must refuse this import whole; empty when it must not. */
  Optional<ErrorCode> refusalOfImport(List<HistoricalWrite> history, long wallNanos) {
    if (!history.isEmpty() && history.get(0).at().epochNanos() <= lastNanos()) {
      return Optional.of(ErrorCode.BAD_REQUEST);
    }
    if (history.stream().anyMatch(write -> write.at().epochNanos() > wallNanos + AHEAD_NANOS_MAX)) {
      return Optional.of(ErrorCode.LIMIT);
    }
    Model tried = copy();
    for (List<HistoricalWrite> commit : commits(history)) {
      List<Write> writes = commit.stream().map(HistoricalWrite::write).toList();
      Optional<ErrorCode> code = tried.refusal(writes);
      if (code.isPresent()) {
        return code;
      }
      tried.add(writes, commit.get(0).at().epochNanos(), List.of());
    }
    return Optional.empty();
  }

  /** Neighbours of one time are one commit (D8). */
  static List<List<HistoricalWrite>> commits(List<HistoricalWrite> history) {
    List<List<HistoricalWrite>> commits = new ArrayList<>();
    for (HistoricalWrite write : history) {
      boolean later =
          commits.isEmpty() || !commits.get(commits.size() - 1).get(0).at().equals(write.at());
      if (later) {
        commits.add(new ArrayList<>());
      }
      commits.get(commits.size() - 1).add(write);
    }
    return commits;
  }

  /** A key in its namespace. */
  record Name(String namespace, String key) {
    static final Comparator<Name> ORDER =
        Comparator.comparing(Name::namespace, Utf8.ORDER).thenComparing(Name::key, Utf8.ORDER);

    static Name of(Write write) {
      return new Name(write.namespace(), write.key());
    }

    @Override
    public String toString() {
      return namespace + "/" + key;
    }
  }
}

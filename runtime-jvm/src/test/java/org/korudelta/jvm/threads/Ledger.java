package org.korudelta.jvm.threads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.check.Ending;
import org.korudelta.deterministic.check.Moment;
import org.korudelta.deterministic.check.Operation;
import org.korudelta.json.JsonNumber;

/**
 * What a round began with, and all deeds of it.
 *
 * <p>Threading: for one thread, while no client is at work.
 */
final class Ledger {
  /** Clients have numbers from 0; nobody did what was there before. */
  private static final int NOBODY = 1_000;

  private static final Comparator<Version> COMMIT_ORDER =
      Comparator.comparing(Version::timestamp).thenComparingInt(Version::ordinal);

  private final List<Version> first;
  private final Map<String, Version> newest = new TreeMap<>();
  private final Map<VersionId, Integer> numbers = new HashMap<>();
  private final List<Deed> deeds = new ArrayList<>();

  /** A ledger of a round that begins with these versions, the newest of each key. */
  Ledger(List<Version> first) {
    this.first = List.copyOf(first);
    first.forEach(this::know);
  }

  void add(Deed deed) {
    deeds.add(deed);
    if (deed.answer() instanceof Deed.Written written) {
      written.versions().forEach(this::know);
    }
  }

  private void know(Version version) {
    numbers.put(version.id(), numberOf(version));
    newest.merge(
        version.key(), version, (one, other) -> COMMIT_ORDER.compare(one, other) > 0 ? one : other);
  }

  /** The newest version of each key, tombstones too. */
  List<Version> newest() {
    return List.copyOf(newest.values());
  }

  /** The versions that clients were told of, in the order of commits. */
  List<Version> written() {
    return deeds.stream()
        .map(Deed::answer)
        .filter(Deed.Written.class::isInstance)
        .flatMap(answer -> ((Deed.Written) answer).versions().stream())
        .sorted(COMMIT_ORDER)
        .toList();
  }

  /** The value of {@code version}; 0 for a tombstone. */
  static int numberOf(Version version) {
    return version.tombstone() ? 0 : (int) ((JsonNumber) version.value()).longValue();
  }

  /** What {@code version} did to its key. */
  static Action.Step write(Version version) {
    return new Action.Write(version.key(), numberOf(version));
  }

  /** What was there before {@code version}, as it says. */
  Deed.Seen before(Version version) {
    int number = version.previousVersion().map(id -> numberOf(id, version)).orElse(0);
    return new Deed.Seen(version.key(), number);
  }

  private int numberOf(VersionId replaced, Version by) {
    Integer number = numbers.get(replaced);
    if (number == null) {
      throw new AssertionError("nobody was told of the version that was replaced by " + by);
    }
    return number;
  }

  /** What the checker reads: everything, in the order in which it was asked for. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    int before = -2 * first.size();
    for (Version version : first) {
      Ending done = new Ending.Answered(new Moment(before + 1, 0), List.of());
      operations.add(new Operation(NOBODY, write(version), new Moment(before, 0), done));
      before += 2;
    }
    deeds.stream()
        .sorted(Comparator.comparingInt(Deed::begun))
        .forEach(deed -> operations.add(deed.operation(this)));
    return operations;
  }
}

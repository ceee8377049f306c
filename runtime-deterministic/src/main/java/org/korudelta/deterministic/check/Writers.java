package org.korudelta.deterministic.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.korudelta.error.KoruException;

/**
 * Who wrote each version, in a history in which no value is written to a key twice.
 *
 * <p>Cost: a logarithm for each access.
 */
final class Writers {
  private final List<Operation> operations;
  private final Map<Version, Operation> writers = new TreeMap<>();

  /**
   * Reads who wrote what.
   *
   * @throws KoruException.BadRequest if a value may have been written to a key twice, or 0 was
   */
  Writers(List<Operation> operations) {
    this.operations = operations;
    for (Operation operation : operations) {
      for (Access access : operation.accesses()) {
        if (access.writes()) {
          note(Version.of(access), operation);
        }
      }
    }
  }

  private void note(Version version, Operation operation) {
    if (version.isInitial()) {
      throw new KoruException.BadRequest(
          "0 was written, which is no value: " + operation.inWords());
    }
    Operation before = writers.put(version, operation);
    if (before != null) {
      throw new KoruException.BadRequest(
          "value written twice: " + before.inWords() + ", " + operation.inWords());
    }
  }

  /** The operation that wrote a version, or may have; empty if none can have. */
  Optional<Operation> of(Version version) {
    return Optional.ofNullable(writers.get(version));
  }

  /**
   * The operations that took effect, in invocation order: those that were answered, and those of
   * unknown end whose writes somebody read.
   */
  List<Operation> effective() {
    Set<Integer> effective = new TreeSet<>();
    Deque<Operation> open = new ArrayDeque<>(operations);
    open.removeIf(operation -> !operation.isAnswered());
    while (!open.isEmpty()) {
      Operation operation = open.remove();
      if (effective.add(operation.invoked().event())) {
        open.addAll(read(operation));
      }
    }
    return operations.stream()
        .filter(operation -> effective.contains(operation.invoked().event()))
        .toList();
  }

  private List<Operation> read(Operation reader) {
    List<Operation> read = new ArrayList<>();
    for (Access access : reader.accesses()) {
      if (access.reads()) {
        of(Version.of(access)).ifPresent(read::add);
      }
    }
    return read;
  }
}

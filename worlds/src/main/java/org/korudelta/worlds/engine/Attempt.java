package org.korudelta.worlds.engine;

import java.util.List;
import org.korudelta.Expected;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;

/**
 * One commit that a client asked for. What it wrote is told apart by a mark that no other attempt
 * has; what became of it is known only to a client that was told.
 */
final class Attempt {
  /** What a client knows of its commit. */
  enum Fate {
    /** Nothing: it waits, or it never heard. */
    UNKNOWN,
    /** It is durable. */
    ACKNOWLEDGED,
    /** It was not done, and never will be. */
    REFUSED
  }

  /**
   * One write of it.
   *
   * @param key where
   * @param delete whether it deletes
   * @param causes what it names as its causes, in any order, some of them twice
   * @param expected what must be current
   */
  record Part(String key, boolean delete, List<VersionId> causes, Expected expected) {
    static Part put(String key, List<VersionId> causes) {
      return new Part(key, false, causes, new Expected.Anything());
    }

    static Part delete(String key, List<VersionId> causes) {
      return new Part(key, true, causes, new Expected.Anything());
    }

    Part expecting(Expected current) {
      return new Part(key, delete, causes, current);
    }
  }

  /** Its number, from 1: what the checkers know its value by. */
  final int number;

  final List<Part> parts;
  private Fate fate = Fate.UNKNOWN;
  private boolean isLong;
  private List<Version> versions = List.of();

  Attempt(int number, List<Part> parts) {
    this.number = number;
    this.parts = parts;
  }

  /** What its versions carry. */
  String mark() {
    return "commit-" + number;
  }

  /** Whether its values are long. */
  boolean isLong() {
    return isLong;
  }

  void isLong(boolean ofValues) {
    isLong = ofValues;
  }

  void acknowledge(List<Version> written) {
    fate = Fate.ACKNOWLEDGED;
    versions = List.copyOf(written);
  }

  void refuse() {
    fate = Fate.REFUSED;
  }

  Fate fate() {
    return fate;
  }

  /** The versions the client was told of; empty when it was told nothing. */
  List<Version> versions() {
    return versions;
  }

  /** Forgets that it was acknowledged: a damaged disk may lose it, and said so. */
  void lose() {
    fate = Fate.UNKNOWN;
    versions = List.of();
  }
}

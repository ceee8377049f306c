package org.korudelta.worlds.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.Expected;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.json.JsonString;

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
    REFUSED,
    /** It failed, and the database has gone on without it: it never will be there. */
    DROPPED
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

  private static final int LONG_VALUE = 300;

  /** Its number, from 1: what the checkers know its value by. */
  final int number;

  final List<Part> parts;
  private Fate fate = Fate.UNKNOWN;
  private JsonString value;
  private byte @Nullable [] canonical;
  private List<Version> versions = List.of();
  private int failures;

  Attempt(int number, List<Part> parts) {
    this.number = number;
    this.parts = parts;
    this.value = JsonString.of(mark());
  }

  /** Whether it asks to be durable, whatever the database's mode. */
  boolean durable() {
    return number % 5 == 0;
  }

  /** What its versions carry. */
  String mark() {
    return "commit-" + number;
  }

  /** What it writes to each of its keys that it does not delete. */
  JsonString value() {
    return value;
  }

  /** Makes its value long, so that segments hold few commits or many. */
  void lengthen() {
    value = JsonString.of(mark().repeat(LONG_VALUE));
  }

  /** Whether {@code version} has its value. */
  boolean holdsValueOf(Version version) {
    if (version.operation() != Operation.PUT) {
      return false;
    }
    byte[] found = version.canonicalBytes();
    byte[] known = canonical;
    if (known != null) {
      return Arrays.equals(found, known);
    }
    boolean same = version.value().equals(value);
    canonical = same ? found : null;
    return same;
  }

  void acknowledge(List<Version> written) {
    fate = Fate.ACKNOWLEDGED;
    versions = List.copyOf(written);
  }

  void refuse() {
    fate = Fate.REFUSED;
  }

  /** The database has gone on after its failure. */
  void drop() {
    fate = Fate.DROPPED;
  }

  /** It is asked for when {@code count} failures were told of in this life. */
  void askedAfterFailures(int count) {
    failures = count;
  }

  /** How many failures were told of in this life before it was asked for. */
  int failuresBefore() {
    return failures;
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

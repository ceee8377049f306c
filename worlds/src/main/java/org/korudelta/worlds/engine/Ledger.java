package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;

/** Every commit that clients asked for, in all lives of the database. */
final class Ledger {
  private static final String MARK = "mark";
  private static final String PREFIX = "commit-";

  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Version> acknowledged = new ArrayList<>();
  private final List<Attempt> failed = new ArrayList<>();
  private int beforeThisLife;
  private long durableNanos = Long.MIN_VALUE;
  private int compared;

  /** A new attempt of {@code parts}. */
  Attempt open(List<Attempt.Part> parts) {
    Attempt attempt = new Attempt(attempts.size() + 1, parts);
    attempts.add(attempt);
    attempt.askedAfterFailures(failed.size());
    return attempt;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** The attempt that was opened last, where there is one. */
  Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  /** Every key that anybody wants to write, in the order in which they were named first. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Attempt attempt : attempts) {
      for (Attempt.Part part : attempt.parts) {
        if (!keys.contains(part.key())) {
          keys.add(part.key());
        }
      }
    }
    return keys;
  }

  /** What failed before this was asked for is gone: the database has gone on (S3). */
  void acknowledge(Attempt attempt, List<Version> versions) {
    attempt.acknowledge(versions);
    acknowledged.addAll(versions);
    failed.subList(0, attempt.failuresBefore()).forEach(Attempt::drop);
  }

  /** A client was told that nobody knows what became of {@code attempt}. */
  void fail(Attempt attempt) {
    failed.add(attempt);
  }

  /** The time of the newest commit that clients were told of; the least there is for none. */
  long newestNanos() {
    long newest = Long.MIN_VALUE;
    for (Version version : acknowledged) {
      newest = Math.max(newest, version.timestamp().epochNanos());
    }
    return newest;
  }

  /** What there is was compared with this: from now on another history begins. */
  void beginHistory() {
    compared = attempts.size();
  }

  /** Whether nobody was told what became of some attempt of this history. */
  boolean hasUnknown() {
    return attempts.subList(compared, attempts.size()).stream()
        .anyMatch(attempt -> attempt.fate() == Attempt.Fate.UNKNOWN);
  }

  /** Everything up to {@code nanos} was said to be durable. */
  void durable(long nanos) {
    durableNanos = Math.max(durableNanos, nanos);
  }

  /** Up to when everything was said to be durable. */
  long durableNanos() {
    return durableNanos;
  }

  /** The versions that clients were told of, in the order in which they were. */
  List<Version> acknowledged() {
    return acknowledged;
  }

  /** From now on the database lives anew. */
  void beginLife() {
    beforeThisLife = acknowledged.size();
    failed.clear();
  }

  /** Those that clients were told of since the database was opened last. */
  List<Version> acknowledgedInThisLife() {
    return acknowledged.subList(Math.min(beforeThisLife, acknowledged.size()), acknowledged.size());
  }

  /** Drops {@code attempt}'s versions, which a damaged disk has lost and has said so. */
  void lose(Attempt attempt) {
    acknowledged.removeAll(attempt.versions());
    attempt.lose();
  }

  /** The options of {@code part}, which mark it as {@code attempt}'s. */
  static WriteOptions options(Attempt attempt, Attempt.Part part) {
    JsonObject mark = Json.object().put(MARK, attempt.mark()).build();
    WriteOptions options = new WriteOptions(part.expected(), part.causes(), mark);
    return attempt.durable() ? options.durably() : options;
  }

  /** The attempt that wrote {@code version}; empty when nobody asked for it. */
  Optional<Attempt> writerOf(Version version) {
    int number = numberOf(version);
    return number < 1 || number > attempts.size()
        ? Optional.empty()
        : Optional.of(attempts.get(number - 1));
  }

  /** The number of the attempt that {@code version} is marked with; 0 for none. */
  static int numberOf(Version version) {
    String mark =
        version.metadata().member(MARK).map(value -> ((JsonString) value).value()).orElse("");
    int number = 0;
    for (int i = PREFIX.length(); i < mark.length(); i++) {
      number = number * 10 + (mark.charAt(i) - '0');
    }
    return number;
  }
}

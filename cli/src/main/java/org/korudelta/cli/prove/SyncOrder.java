package org.korudelta.cli.prove;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the system calls of a process of writers against what they were told: when an
 * acknowledgement begins to be said, the whole commit must be in its segment, and a sync of that
 * segment must have succeeded that began after it was; so must one of the directory that began
 * after the segment was there.
 */
final class SyncOrder implements TraceReader.Listener {
  private static final String SEGMENT = ".log";

  private final String directory;
  private final Verdict verdict;
  private final Map<String, TracedSegment> segments = new TreeMap<>();
  private final Map<String, Runnable> effects = new HashMap<>();
  private int commits;
  private int early;
  private int segmentSyncs;
  private int syncs;

  /** Of a database in {@code directory}; tells {@code verdict} what is not in order. */
  SyncOrder(String directory, Verdict verdict) {
    this.directory = directory;
    this.verdict = verdict;
  }

  @Override
  public void began(SystemCall call) {
    switch (call.name()) {
      case "write" -> say(call);
      case "fsync", "fdatasync" -> effects.put(call.thread(), sync(call.path()));
      default -> {}
    }
  }

  @Override
  public void ended(SystemCall call, String result) {
    @Nullable Runnable effect = effects.remove(call.thread());
    switch (call.name()) {
      case "openat" -> opened(call, result);
      case "pwrite64" -> wrote(call, result);
      case "fsync", "fdatasync" -> synced(effect, result);
      default -> {}
    }
  }

  /** What a sync of {@code path} that begins now makes durable when it ends. */
  private Runnable sync(String path) {
    if (path.equals(directory)) {
      List<TracedSegment> there = new ArrayList<>(segments.values());
      return () -> there.forEach(TracedSegment::named);
    }
    TracedSegment segment = segments.get(path);
    if (segment == null) {
      return () -> {};
    }
    int end = segment.written();
    return () -> {
      segment.synced(end);
      segmentSyncs++;
    };
  }

  private void synced(@Nullable Runnable effect, String result) {
    if (effect != null && result.equals("0")) {
      syncs++;
      effect.run();
    }
  }

  private void opened(SystemCall call, String result) {
    String path = SystemCall.path(result);
    if (path.endsWith(SEGMENT) && call.arguments().contains("O_CREAT")) {
      segments.put(path, new TracedSegment());
    }
  }

  private void wrote(SystemCall call, String result) {
    TracedSegment segment = segments.get(call.path());
    if (segment == null || result.startsWith("-")) {
      return;
    }
    byte[] bytes = call.data();
    if (bytes.length != Integer.parseInt(result) || !segment.append(call.lastNumber(), bytes)) {
      verdict.broken(
          "a write that is not an append, or not whole in the trace: file="
              + call.path()
              + " offset="
              + call.lastNumber()
              + " end="
              + segment.written()
              + " bytes="
              + bytes.length
              + " result="
              + result);
    }
  }

  private void say(SystemCall call) {
    if (call.isOnStandardOutput()) {
      new String(call.data(), StandardCharsets.US_ASCII)
          .lines()
          .forEach(line -> Answer.parse(line).ifPresent(this::answered));
    }
  }

  private void answered(Answer answer) {
    if (answer.acknowledged()) {
      commits++;
      answer.ids().stream().filter(id -> !isDurable(id)).limit(1).forEach(id -> early(answer, id));
    }
  }

  private boolean isDurable(String id) {
    return segments.values().stream().anyMatch(segment -> segment.isDurable(id));
  }

  private void early(Answer answer, String id) {
    String where =
        segments.entrySet().stream()
            .filter(segment -> !segment.getValue().describe(id).isEmpty())
            .map(segment -> " file=" + segment.getKey() + " " + segment.getValue().describe(id))
            .collect(Collectors.joining());
    early++;
    verdict.broken(
        "acknowledged before it was synced: turn="
            + answer.turn()
            + " id="
            + id
            + (where.isEmpty() ? " not written yet" : where));
  }

  /** Commits that were acknowledged. */
  int commits() {
    return commits;
  }

  /** Those of them that were not durable yet. */
  int early() {
    return early;
  }

  /** Syncs of segments that succeeded. */
  int segmentSyncs() {
    return segmentSyncs;
  }

  /** Syncs of anything that succeeded. */
  int syncs() {
    return syncs;
  }

  int segments() {
    return segments.size();
  }
}

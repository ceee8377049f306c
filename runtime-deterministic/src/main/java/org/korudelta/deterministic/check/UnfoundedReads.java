package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads that no order explains: of what nobody wrote, or against the reader's own transaction. */
final class UnfoundedReads {
  private final Writers writers;
  private final Map<Version, Operation> failed = new TreeMap<>();
  private final List<String> sentences = new ArrayList<>();

  private UnfoundedReads(Writers writers) {
    this.writers = writers;
  }

  /** A sentence for each; a failed write that was read is named. */
  static List<String> in(Writers writers, List<Operation> operations) {
    UnfoundedReads reads = new UnfoundedReads(writers);
    operations.forEach(reads::noteFailed);
    writers.effective().forEach(reads::judge);
    return reads.sentences;
  }

  private void noteFailed(Operation operation) {
    if (!operation.ending().mayHaveHappened()) {
      for (Access access : operation.action().accesses(List.of())) {
        failed.put(Version.of(access), operation);
      }
    }
  }

  private void judge(Operation operation) {
    Map<String, Version> own = new TreeMap<>();
    for (Access access : operation.accesses()) {
      Version version = Version.of(access);
      if (access.writes()) {
        own.put(access.key(), version);
      } else if (access.reads()) {
        judge(operation, version, own.getOrDefault(access.key(), version));
      }
    }
  }

  private void judge(Operation reader, Version read, Version expected) {
    if (!read.equals(expected)) {
      sentences.add(
          "own write not read: " + reader.inWords() + ", having written " + expected + ".");
    } else if (!read.isInitial() && writers.of(read).isEmpty()) {
      Operation vain = failed.get(read);
      String who = vain == null ? "nobody wrote it" : vain.inWords();
      sentences.add("ThinAirRead: " + reader.inWords() + ", but " + who + ".");
    }
  }
}

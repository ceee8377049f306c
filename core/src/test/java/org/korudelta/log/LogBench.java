package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.Storage;

/** A log on a disk in memory, driven step by step. */
final class LogBench {
  /** Small enough for a few commits per segment, and for several reads per segment. */
  static final LogOptions SMALL = new LogOptions(1200, 128);

  private static final List<String> DESCRIBED = new ArrayList<>();

  final DeterministicRuntime runtime;
  final AsyncRuntime view;
  final List<List<VersionRecord>> recovered = new ArrayList<>();
  CommitLog log;

  LogBench(MemoryDisk disk) {
    this(DeterministicRuntime.of(Choices.none(), disk));
  }

  LogBench(DeterministicRuntime runtime) {
    this.runtime = runtime;
    this.view = runtime;
  }

  /** A bench whose disk crashes right before operation {@code crashAt}, counted from 0. */
  LogBench(MemoryDisk disk, CrashPoint crash) {
    this.runtime = DeterministicRuntime.of(Choices.none(), disk);
    this.view =
        new ForwardingRuntime() {
          @Override
          protected AsyncRuntime delegate() {
            return runtime;
          }

          @Override
          public Storage storage() {
            return crash.over(runtime.storage());
          }
        };
  }

  LogBench open() {
    return open(SMALL);
  }

  LogBench open(LogOptions options) {
    recovered.clear();
    log = await(CommitLog.open(view, options, this::visit));
    return this;
  }

  /** What a reader beside the owner finds. */
  List<String> readOnly() {
    recovered.clear();
    ReadOnlyLog beside = await(ReadOnlyLog.open(view, SMALL, this::visit));
    await(beside.close());
    return Commits.described(recovered);
  }

  private void visit(CommitPlace place, List<VersionRecord> commit) {
    recovered.add(commit);
    assert place.sequence() == recovered.size();
  }

  /** Appends commits {@code first} to {@code last} in one go. */
  LogBench append(int first, int last) {
    await(log.append(Commits.range(first, last)));
    return this;
  }

  /** Writes commits {@code first} to {@code last} in one go, unsynced. */
  LogBench write(int first, int last) {
    await(log.write(Commits.range(first, last)));
    return this;
  }

  LogBench close() {
    await(log.close());
    return this;
  }

  <T> T await(Promise<T> promise) {
    return runtime.await(promise);
  }

  /** What opening {@code disk} delivers; the log is not closed. */
  static List<String> recovered(MemoryDisk disk) {
    return Commits.described(new LogBench(disk).open().recovered);
  }

  /** Commits 1 to {@code last}, described. */
  static synchronized List<String> expected(int last) {
    if (DESCRIBED.size() < last) {
      DESCRIBED.addAll(Commits.described(Commits.range(DESCRIBED.size() + 1, last)));
    }
    return List.copyOf(DESCRIBED.subList(0, last));
  }
}

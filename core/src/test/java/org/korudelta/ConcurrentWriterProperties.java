package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.korudelta.Model.Name;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;

/** Under every schedule, many writers of few keys lose nothing (D2, D3). */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE)
class ConcurrentWriterProperties {

  /**
   * Which of the ready tasks goes first, again and again; the empty one is first come first served.
   */
  @Provide
  Arbitrary<List<Integer>> schedules() {
    return Arbitraries.integers().between(0, 7).list().ofMaxSize(300);
  }

  /** What each writer does, one thing after the other. */
  @Provide
  Arbitrary<List<List<Change>>> programs() {
    return StepArbitraries.changes().list().ofMaxSize(4).list().ofMinSize(2).ofMaxSize(6);
  }

  private static OpenDatabase scheduled(List<Integer> schedule) {
    int[] choices = schedule.stream().mapToInt(Integer::intValue).toArray();
    return OpenDatabase.on(DeterministicRuntime.of(Choices.replay(choices), new MemoryDisk()));
  }

  @Property
  void put_expectingWhatAllSaw_hasOneWinner(
      @ForAll("schedules") List<Integer> schedule,
      @ForAll @IntRange(min = 2, max = 12) int writers,
      @ForAll boolean exists) {
    OpenDatabase open = scheduled(schedule);
    WriteOptions expecting =
        exists
            ? WriteOptions.NONE.expecting(open.put("k", "0").id())
            : WriteOptions.NONE.expectingAbsent();
    List<Promise<String>> ends = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      JsonNumber value = JsonNumber.of(i);
      ends.add(
          ended(
              open,
              open.runtime
                  .spawn("writer " + i, () -> open.db.put("ns", "k", value, expecting))
                  .promise()));
    }

    assertThat(open.await(open.runtime.all(ends)))
        .containsOnlyOnce("done")
        .containsOnly("done", "conflict");
    assertThat(open.history("k")).hasSize(exists ? 2 : 1);
  }

  private static Promise<String> ended(OpenDatabase open, Promise<Version> write) {
    return write.handle(outcome -> open.runtime.completed(code(outcome)));
  }

  /** An error's code; another error in words, so that it equals nothing that is expected. */
  private static String code(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Success) {
      return "done";
    }
    if (outcome instanceof Outcome.Failure<?> failure) {
      return failure.error() instanceof KoruException error
          ? error.code().text()
          : failure.error().toString();
    }
    return "cancelled";
  }

  /** Reads, adds one, writes if nobody came between, else begins again. */
  @Property
  void put_expectingWhatWasRead_losesNoIncrement(
      @ForAll("schedules") List<Integer> schedule,
      @ForAll @IntRange(min = 1, max = 6) int writers,
      @ForAll @IntRange(min = 1, max = 4) int increments) {
    OpenDatabase open = scheduled(schedule);
    open.put("k", "0");
    List<Promise<Version>> ends = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      ends.add(open.runtime.spawn("writer " + i, () -> incremented(open, increments)).promise());
    }
    open.await(open.runtime.all(ends));

    assertThat(open.get("k").orElseThrow().value())
        .isEqualTo(JsonNumber.of((long) writers * increments));
    assertThat(open.crashed().history("k")).hasSize(1 + writers * increments);
  }

  private static Promise<Version> incremented(OpenDatabase open, int times) {
    Version read = now(open.db.get("ns", "k")).orElseThrow();
    long next = ((JsonNumber) read.value()).longValue() + 1;
    return open.db
        .put("ns", "k", JsonNumber.of(next), WriteOptions.NONE.expecting(read.id()))
        .handle(
            outcome -> {
              String code = code(outcome);
              assertThat(code).isIn("done", "conflict");
              int left = code.equals("done") ? times - 1 : times;
              return left == 0 ? open.runtime.completed(read) : incremented(open, left);
            });
  }

  @Property
  void anyWrites_ofManyWriters_areTheModelsInTheOrderOfTheirTimes(
      @ForAll("schedules") List<Integer> schedule,
      @ForAll("programs") List<List<Change>> programs) {
    OpenDatabase open = scheduled(schedule);
    Log log = new Log(new ArrayList<>(), new ArrayList<>());
    List<Promise<String>> ends = new ArrayList<>();
    for (List<Change> program : programs) {
      ends.add(open.runtime.spawn("writer", () -> run(open, program, 0, log)).promise());
    }
    open.await(open.runtime.all(ends));

    log.done.sort(Comparator.comparing(one -> one.version.timestamp()));
    Model model = new Model();
    for (Done one : log.done) {
      assertThat(model.refusal(List.of(one.write))).as("%s", one).isEmpty();
      one.addTo(model);
    }
    log.refused.forEach(refused -> refused.requireReason(log.done));
    requireEqual(model, open);
    requireEqual(model, open.crashed());
  }

  private static void requireEqual(Model model, OpenDatabase open) {
    Answers answers = new Answers(model, StepArbitraries.NAMES, open.runtime);
    answers.requireEqual("", open.db, Long.MAX_VALUE);
    answers.requireFields(open.db);
    assertThat(open.stats().totalVersions()).isEqualTo(model.entries.size());
  }

  /** What became of the writes. */
  private record Log(List<Done> done, List<Refused> refused) {}

  /** A write that was acknowledged. */
  private record Done(Write write, Version version) {
    void addTo(Model model) {
      model.add(List.of(write), version.timestamp().epochNanos(), List.of(version));
    }
  }

  /** A write that failed, and how many versions its writer saw before. */
  private record Refused(Write write, String code, int seen) {

    /** At some moment after the writer looked, the model refuses the write for the same reason. */
    void requireReason(List<Done> done) {
      Model model = new Model();
      List<String> reasons = new ArrayList<>();
      for (int count = 0; count <= done.size(); count++) {
        if (count >= seen) {
          reasons.add(model.refusal(List.of(write)).map(ErrorCode::text).orElse("none"));
        }
        if (count < done.size()) {
          done.get(count).addTo(model);
        }
      }
      assertThat(reasons).as("%s", this).contains(code);
    }
  }

  private static Promise<String> run(OpenDatabase open, List<Change> program, int at, Log log) {
    if (at == program.size()) {
      return open.runtime.completed("ended");
    }
    Model known = known(open);
    Write write = program.get(at).on(known);
    return open.db
        .putBatch(List.of(write))
        .handle(
            outcome -> {
              if (outcome instanceof Outcome.Success<List<Version>> success) {
                log.done.add(new Done(write, success.value().get(0)));
              } else {
                log.refused.add(new Refused(write, code(outcome), known.entries.size()));
              }
              return run(open, program, at + 1, log);
            });
  }

  /** What a writer can see when its turn comes. */
  private static Model known(OpenDatabase open) {
    Model model = new Model();
    StepArbitraries.NAMES.stream()
        .flatMap(name -> history(open, name).stream())
        .sorted(Comparator.comparing(Version::timestamp))
        .forEach(
            version ->
                model.add(
                    List.of(asWrite(version)), version.timestamp().epochNanos(), List.of(version)));
    return model;
  }

  private static List<Version> history(OpenDatabase open, Name name) {
    return now(open.db.history(name.namespace(), name.key()));
  }

  /** The value of a read, which is there at once. */
  private static <T> T now(Promise<T> read) {
    return ((Outcome.Success<T>) read.peek().orElseThrow()).value();
  }

  private static Write asWrite(Version version) {
    return Write.put(version.namespace(), version.key(), version.value());
  }
}

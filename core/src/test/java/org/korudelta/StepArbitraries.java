package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.korudelta.Change.Condition;
import org.korudelta.Change.Content;
import org.korudelta.Change.Notes;
import org.korudelta.Model.Name;

/** Steps with so few keys, values and times that they meet each other all the time. */
final class StepArbitraries {
  /** In UTF-16 the last two keys sort the other way round. */
  private static final List<String> KEYS = List.of("a", "b", "\uFF5E", "\uD83D\uDE00");

  static final List<Name> NAMES = names();

  private StepArbitraries() {}

  private static List<Name> names() {
    List<Name> names = new ArrayList<>();
    KEYS.forEach(key -> names.add(new Name("users", key)));
    KEYS.subList(0, 2).forEach(key -> names.add(new Name("tags", key)));
    return names;
  }

  private static Arbitrary<Content> contents() {
    Arbitrary<Content> values =
        Arbitraries.of("1", "2", "null", "{\"n\":1}", "{\"n\":2,\"t\":[1,2]}", "[1,2]", "1.50")
            .map(Content.Value::new);
    Arbitrary<Content> vectors =
        Combinators.combine(
                Arbitraries.frequency(Tuple.of(5, "m"), Tuple.of(1, "w")),
                Arbitraries.frequencyOf(
                    Tuple.of(20, Arbitraries.integers().between(-1, 2).list().ofSize(2)),
                    Tuple.of(1, Arbitraries.integers().between(-1, 2).list().ofSize(3))))
            .as(Content.Vector::new);
    return Arbitraries.frequencyOf(
        Tuple.of(8, values),
        Tuple.of(2, Arbitraries.just(new Content.Nothing())),
        Tuple.of(3, vectors));
  }

  private static Arbitrary<Notes> notes() {
    Arbitrary<List<Integer>> causes = Arbitraries.integers().between(0, 12).list().ofMaxSize(2);
    Arbitrary<Notes> some = Combinators.combine(causes, Arbitraries.of("", "eve")).as(Notes::new);
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(Notes.NONE)), Tuple.of(1, some));
  }

  private static Arbitrary<Condition> conditions() {
    return Arbitraries.frequency(
        Tuple.of(30, Condition.NOTHING),
        Tuple.of(3, Condition.NEWEST),
        Tuple.of(1, Condition.ABSENT),
        Tuple.of(1, Condition.BEFORE_NEWEST),
        Tuple.of(1, Condition.UNKNOWN));
  }

  static Arbitrary<Change> changes() {
    return Combinators.combine(Arbitraries.of(NAMES), contents(), conditions(), notes())
        .as(Change::new);
  }

  private static Arbitrary<Step.Commit> commits(int changesMin) {
    Arbitrary<List<Change>> singles = changes().list().ofSize(1);
    Arbitrary<List<Change>> anyBatches = changes().list().ofMinSize(changesMin).ofMaxSize(4);
    Arbitrary<List<Change>> batches =
        changes().list().uniqueElements(Change::name).ofMinSize(2).ofMaxSize(4);
    return Arbitraries.frequencyOf(
            Tuple.of(6, singles), Tuple.of(4, batches), Tuple.of(1, anyBatches))
        .map(Step.Commit::new);
  }

  private static Arbitrary<Step.Import> imports() {
    Arbitrary<Long> times =
        Arbitraries.frequency(
            Tuple.of(20, 1L),
            Tuple.of(10, 5L),
            Tuple.of(5, 0L),
            Tuple.of(1, -1L),
            Tuple.of(1, 50_000_000_000L));
    return Combinators.combine(times, changes())
        .as(Step.Dated::new)
        .list()
        .ofMaxSize(4)
        .map(Step.Import::new);
  }

  /** A short life. */
  static Arbitrary<List<Step>> lists() {
    return steps().list().ofMaxSize(15);
  }

  /** None at all, the least, and so much that nothing is ever read from disk twice. */
  static Arbitrary<MemoryBudget> budgets() {
    return Arbitraries.of(
        new MemoryBudget(0, 0, 0, 1),
        new MemoryBudget(1_000, 1_000, 1_000, 3),
        MemoryBudget.defaults());
  }

  /** A short life without files: nothing fails, and nothing is opened again. */
  static Arbitrary<List<Step>> listsInMemory() {
    return lists().map(steps -> steps.stream().filter(StepArbitraries::needsNoFiles).toList());
  }

  private static boolean needsNoFiles(Step step) {
    return !(step instanceof Step.Reopen
        || step instanceof Step.Crash
        || step instanceof Step.Failing
        || step instanceof Step.CutShort);
  }

  /** Steps of every kind. */
  static Arbitrary<Step> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(14, commits(0)),
        Tuple.of(4, imports()),
        Tuple.of(2, Arbitraries.just(new Step.TakeSnapshot())),
        Tuple.of(
            2,
            Combinators.combine(
                    Arbitraries.integers().between(0, 12), Arbitraries.integers().between(-1, 1))
                .as(Step.AsOf::new)),
        Tuple.of(1, Arbitraries.just(new Step.Reopen())),
        Tuple.of(1, percents().map(Step.Crash::new)),
        Tuple.of(2, Arbitraries.of(1, -1, 100, -100).map(Step.Clock::new)),
        Tuple.of(
            1,
            Combinators.combine(commits(1), Arbitraries.of(Step.Fault.values()))
                .as(Step.Failing::new)),
        Tuple.of(
            1,
            Combinators.combine(commits(1), Arbitraries.integers().between(0, 25), percents())
                .as(Step.CutShort::new)));
  }

  private static Arbitrary<Integer> percents() {
    return Arbitraries.of(0, 40, 100);
  }
}

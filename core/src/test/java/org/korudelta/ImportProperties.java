package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/** An import is the same writes at their times, whole or not at all (D8). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ImportProperties {
  private static final long PAST = Timestamp.parse("2014-01-01T00:00:00Z").epochNanos();

  /**
   * Commits that may be refused or not, without reference to versions, which an import cannot know.
   */
  @Provide
  Arbitrary<List<Line>> histories() {
    Arbitrary<Change> changes =
        StepArbitraries.changes()
            .map(
                one ->
                    new Change(
                        one.name(), one.content(), Change.Condition.NOTHING, Change.Notes.NONE));
    Arbitrary<Integer> gaps = Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(2, 0));
    return Combinators.combine(gaps, changes).as(Line::new).list().ofMaxSize(12);
  }

  /** A change so many nanoseconds after the one before. */
  record Line(int afterNanos, Change change) {
    @Override
    public String toString() {
      return "+" + afterNanos + " ns " + change;
    }
  }

  private static List<HistoricalWrite> dated(List<Line> lines) {
    List<HistoricalWrite> history = new ArrayList<>();
    long nanos = PAST;
    for (Line line : lines) {
      nanos += line.afterNanos;
      history.add(new HistoricalWrite(Timestamp.ofEpochNanos(nanos), line.change.on(new Model())));
    }
    return history;
  }

  /** The longest beginning of whole commits that nothing is wrong with. */
  private static List<HistoricalWrite> valid(List<Line> lines) {
    List<HistoricalWrite> valid = new ArrayList<>();
    Model model = new Model();
    for (List<HistoricalWrite> commit : Model.commits(dated(lines))) {
      List<Write> writes = commit.stream().map(HistoricalWrite::write).toList();
      if (model.refusal(writes).isEmpty()) {
        model.add(writes, commit.get(0).at().epochNanos(), List.of());
        valid.addAll(commit);
      }
    }
    return valid;
  }

  @Property
  void importHistory_atOnceInPiecesOrWrittenLive_givesTheSameAnswers(
      @ForAll("histories") List<Line> lines, @ForAll List<Boolean> cuts) {
    List<HistoricalWrite> history = valid(lines);
    OpenDatabase atOnce = OpenDatabase.fifo();
    atOnce.await(atOnce.db.importHistory(history));

    OpenDatabase pieces = OpenDatabase.fifo();
    for (List<HistoricalWrite> piece : pieces(Model.commits(history), cuts)) {
      pieces.await(pieces.db.importHistory(piece));
    }
    OpenDatabase live = OpenDatabase.fifo();
    for (List<HistoricalWrite> commit : Model.commits(history)) {
      live.runtime.scriptedWallClock().setNanos(commit.get(0).at().epochNanos());
      live.await(live.db.putBatch(commit.stream().map(HistoricalWrite::write).toList()));
    }

    assertThat(told(pieces)).isEqualTo(told(atOnce));
    assertThat(told(live)).isEqualTo(told(atOnce));
    assertThat(told(atOnce.reopened())).isEqualTo(told(live));
  }

  private static List<List<HistoricalWrite>> pieces(
      List<List<HistoricalWrite>> commits, List<Boolean> cuts) {
    List<List<HistoricalWrite>> pieces = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      if (i == 0 || (i < cuts.size() && cuts.get(i))) {
        pieces.add(new ArrayList<>());
      }
      pieces.get(pieces.size() - 1).addAll(commits.get(i));
    }
    return pieces;
  }

  /** All there is to know but the ids, which are random. */
  private static List<String> told(OpenDatabase open) {
    List<String> told = new ArrayList<>();
    for (Model.Name name : StepArbitraries.NAMES) {
      for (Version version : open.await(open.db.history(name.namespace(), name.key()))) {
        told.add(
            name
                + " "
                + version.timestamp()
                + "/"
                + version.ordinal()
                + " "
                + version.contentId()
                + " "
                + version.value());
      }
    }
    Stats stats = open.stats();
    told.add(stats.commitCount() + " " + stats.keyCount() + " " + stats.lastCommit());
    return told;
  }

  @Property
  void importHistory_inAnyOtherOrder_isRefusedWholeWhereTimeGoesBack(
      @ForAll("histories") List<Line> lines, @ForAll Random order) {
    List<HistoricalWrite> shuffled = new ArrayList<>(valid(lines));
    Collections.shuffle(shuffled, order);
    int back = firstGoingBack(shuffled);
    if (back < 0) {
      return;
    }

    OpenDatabase open = OpenDatabase.fifo();
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(open.db.importHistory(shuffled)))
        .withMessageContaining("import goes back in time: write=" + (back + 1) + " ");
    assertThat(open.stats().totalVersions()).isZero();
  }

  private static int firstGoingBack(List<HistoricalWrite> history) {
    for (int i = 1; i < history.size(); i++) {
      if (history.get(i).at().compareTo(history.get(i - 1).at()) < 0) {
        return i;
      }
    }
    return -1;
  }

  @Property
  void importHistory_cutWithinOneTime_isRefusedFromThereOn(@ForAll("histories") List<Line> lines) {
    List<HistoricalWrite> history = valid(lines);
    for (int cut = 1; cut < history.size(); cut++) {
      List<HistoricalWrite> rest = history.subList(cut, history.size());
      if (history.get(cut).at().equals(history.get(cut - 1).at())) {
        OpenDatabase open = OpenDatabase.fifo();
        open.await(open.db.importHistory(history.subList(0, cut)));
        assertThatExceptionOfType(KoruException.BadRequest.class)
            .isThrownBy(() -> open.await(open.db.importHistory(rest)))
            .withMessageContaining("import not after the last commit");
        assertThat(open.stats().totalVersions()).isEqualTo(cut);
        return;
      }
    }
  }
}

package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.VectorSpaceReport;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/** Compares the whole index with the truth while nothing else happens. */
final class SpaceCheck {
  private static final int BLOCK = 256;

  private final VectorsRun run;
  private final KoruDelta database;

  SpaceCheck(VectorsRun run, KoruDelta database) {
    this.run = run;
    this.database = database;
  }

  /** What of reports is the same wherever and however an index came to be. */
  static List<String> essence(List<VectorSpaceReport> reports) {
    List<String> essence = new ArrayList<>();
    for (VectorSpaceReport report : reports) {
      essence.add(
          report.namespace()
              + " "
              + report.model()
              + " vectors="
              + report.vectors()
              + " current="
              + report.current()
              + " linked="
              + report.linked()
              + " digest="
              + report.digest());
    }
    return essence;
  }

  /** Each space has what is current, and every full block of it is linked. */
  void reports(List<VectorSpaceReport> reports) {
    Set<String> spaces = new TreeSet<>();
    for (VectorSpaceReport report : reports) {
      spaces.add(report.namespace() + " " + report.model());
      report(report);
    }
    for (String namespace : VectorsRun.NAMESPACES) {
      for (String model : run.truth.models(namespace)) {
        run.always(
            run.truth.hasWiped() || spaces.contains(namespace + " " + model),
            "space_missing",
            () -> "namespace=" + namespace + " model=" + model);
      }
    }
  }

  private void report(VectorSpaceReport report) {
    long now = run.truth.last().epochNanos();
    int current = run.truth.currentAt(report.namespace(), report.model(), now).size();
    int count = run.truth.count(report.namespace(), report.model());
    boolean right =
        report.current() == current
            && report.linked() == report.vectors() / BLOCK * BLOCK
            && (run.truth.hasWiped() || report.vectors() == count);
    run.always(
        right, "report_differs", () -> "current=" + current + " count=" + count + " of " + report);
  }

  /** Everything can be found, now and in the middle of the past. */
  void answers(List<VectorSpaceReport> reports) {
    List<Carried> all = run.truth.all();
    for (VectorSpaceReport report : reports) {
      Carried first = run.truth.first(report.namespace(), report.model());
      if (first != null) {
        find(report, database.snapshot());
        Carried middle = all.get((all.indexOf(first) + all.size()) / 2);
        find(report, database.asOf(Timestamp.ofEpochNanos(middle.nanos())));
      }
    }
  }

  private void find(VectorSpaceReport report, Snapshot snapshot) {
    int model = report.model().equals(DrawnVectors.model(0)) ? 0 : 1;
    Embedding direction = run.vectors.draw(run.stream("looks")).direction(model);
    Question question = Question.all(direction);
    SearchCheck check = new SearchCheck(run, report.namespace(), question);
    check.check(
        run.runtime().await(snapshot.explainSearch(report.namespace(), question.asked())),
        snapshot.readPoint().epochNanos());
  }
}

package org.korudelta.cli.tour;

import org.korudelta.ImportReport;
import org.korudelta.Stats;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.jvm.BlockingKoruDelta;

/** Imports eleven years of changes at their true dates. */
final class ImportChapter implements Chapter {

  @Override
  public String title() {
    return "Import eleven years of real changes at their true dates";
  }

  @Override
  public String why() {
    return """
    Browsers and servers tell files apart by MIME types. This is every change that mime-db,
    a list of them all, saw from 2014 to 2025. Each is written at the date it happened,
    so the history that follows is the real one.
    """;
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    Progress progress = stage.progress("import");
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      ImportReport report = Sample.MIME.into(db, progress);
      progress.done();
      Stats stats = db.stats();
      stage.expect("changes imported", report.versions(), 3_509);
      stage.expect("commits, one for each date", stats.commitCount(), 59L);
      stage.say("the log has " + stats.logBytes() + " bytes; its last commit is of " + date(stats));
    }
  }

  private static String date(Stats stats) {
    return stats.lastCommit().toString().substring(0, "2025-03-17".length());
  }
}

package org.korudelta.cli.tour;

import org.korudelta.ImportReport;
import org.korudelta.Stats;
import org.korudelta.cli.Progress;
import org.korudelta.cli.Sample;
import org.korudelta.jvm.BlockingKoruDelta;

/** Imports eleven years of changes at their true dates. */
final class ImportChapter implements Chapter {

  @Override
  public String title() {
    return "Import 3,509 real changes to the world's MIME types, at their true dates";
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
      stage.say("last commit " + stats.lastCommit() + ", log " + stats.logBytes() + " bytes");
    }
  }
}

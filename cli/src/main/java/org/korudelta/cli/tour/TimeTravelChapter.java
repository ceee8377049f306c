package org.korudelta.cli.tour;

import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;

/** Reads one key as of three moments. */
final class TimeTravelChapter implements Chapter {
  private static final String KEY = "text/javascript";

  @Override
  public String title() {
    return "Ask what text/javascript was in 2014, 2020 and 2024";
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      stage.expect("2014-08-30, file extensions", extensions(db, "2014-08-30T00:00:00Z"), "none");
      stage.expect("2020-01-01, file extensions", extensions(db, "2020-01-01T00:00:00Z"), "none");
      stage.expect(
          "2024-07-12, file extensions",
          extensions(db, "2024-07-12T00:00:00Z"),
          "[\"js\",\"mjs\"]");
      boolean before =
          db.getAt("mime", KEY, Timestamp.parse("2014-08-29T23:59:59.999999999Z")).isPresent();
      stage.expect("one nanosecond before the first commit there was nothing", !before);
    }
  }

  private static String extensions(BlockingKoruDelta db, String at) {
    Version version = db.getAt("mime", KEY, Timestamp.parse(at)).orElseThrow();
    JsonObject value = (JsonObject) version.value();
    return value.member("extensions").map(CanonicalJson::text).orElse("none");
  }
}

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
    return "Read the past: which files were text/javascript, and when?";
  }

  @Override
  public String why() {
    return """
    A read can name a time. It answers as if asked then, however much was written since.
    """;
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      stage.expect("its extensions on 2014-08-30", extensions(db, "2014-08-30T00:00:00Z"), "none");
      stage.expect("its extensions on 2020-01-01", extensions(db, "2020-01-01T00:00:00Z"), "none");
      stage.expect(
          "its extensions on 2024-07-12",
          extensions(db, "2024-07-12T00:00:00Z"),
          "[\"js\",\"mjs\"]");
      boolean before =
          db.getAt("mime", KEY, Timestamp.parse("2014-08-29T23:59:59.999999999Z")).isPresent();
      stage.expect("a nanosecond before the first commit it was not there at all", !before);
    }
  }

  private static String extensions(BlockingKoruDelta db, String at) {
    Version version = db.getAt("mime", KEY, Timestamp.parse(at)).orElseThrow();
    JsonObject value = (JsonObject) version.value();
    return value.member("extensions").map(CanonicalJson::text).orElse("none");
  }
}

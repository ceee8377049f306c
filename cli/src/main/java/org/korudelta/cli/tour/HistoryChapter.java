package org.korudelta.cli.tour;

import java.util.List;
import java.util.Optional;
import org.korudelta.causal.Version;
import org.korudelta.json.CanonicalJson;
import org.korudelta.jvm.BlockingKoruDelta;

/** Shows a whole history, and what one change changed. */
final class HistoryChapter implements Chapter {

  @Override
  public String title() {
    return "Show a whole history, and what one change changed";
  }

  @Override
  public String why() {
    return """
    Nothing is overwritten. Each version names the one it replaced, so a key's past is a
    chain that can be audited; the difference of two versions is a JSON patch (RFC 6902).
    """;
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      List<Version> history = db.history("mime", "text/javascript");
      stage.say("text/javascript, all of it:");
      for (Version version : history) {
        stage.say(version.timestamp() + " " + CanonicalJson.text(version.value()));
      }
      stage.expect("every version names the one it replaced", linked(history));
      Version last = history.get(history.size() - 1);
      Version before = history.get(history.size() - 2);
      stage.say("its last change: " + CanonicalJson.text(db.diff(before.id(), last.id())));
    }
  }

  private static boolean linked(List<Version> history) {
    for (int i = 1; i < history.size(); i++) {
      if (!history.get(i).previousVersion().equals(Optional.of(history.get(i - 1).id()))) {
        return false;
      }
    }
    return history.size() > 1 && history.get(0).previousVersion().isEmpty();
  }
}

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
    return "Show the whole history of text/javascript, and what its last change changed";
  }

  @Override
  public void tell(Stage stage) throws UnmetExpectation {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(stage.database())) {
      List<Version> history = db.history("mime", "text/javascript");
      for (Version version : history) {
        stage.say(version.timestamp() + " " + CanonicalJson.text(version.value()));
      }
      stage.expect("every version is linked to the one it replaced", linked(history));
      Version last = history.get(history.size() - 1);
      Version before = history.get(history.size() - 2);
      stage.say("last change (RFC 6902): " + CanonicalJson.text(db.diff(before.id(), last.id())));
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

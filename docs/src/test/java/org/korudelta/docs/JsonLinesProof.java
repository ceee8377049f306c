package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.korudelta.json.Json;

/** Every line is JSON of its own. */
final class JsonLinesProof implements Proof {
  @Override
  public void check(Block block) {
    List<String> lines = block.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertThatCode(() -> Json.parse(line)).as("%s", block.line(i)).doesNotThrowAnyException();
    }
  }
}

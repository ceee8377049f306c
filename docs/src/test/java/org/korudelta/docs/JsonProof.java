package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.korudelta.json.Json;

/** JSON parses, by the parser that values go through. */
final class JsonProof implements Proof {
  @Override
  public void check(Block block) {
    assertThatCode(() -> Json.parse(block.text())).as("%s", block).doesNotThrowAnyException();
  }
}

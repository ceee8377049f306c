package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;

class AnswerTests {
  private static final TurnName TURN = new TurnName(3, 5, 117);

  @Test
  void parse_ofALine_isTheAnswer() {
    Answer refused = Answer.refused(TURN, "conflict");

    assertThat(refused.line()).isEqualTo("no 3.5.117 conflict .");
    assertThat(Answer.parse(refused.line())).contains(refused);
  }

  @Test
  void parse_ofALineThatIsCut_isEmpty() {
    String line = Answer.refused(TURN, "conflict").line();

    for (int length = 0; length < line.length(); length++) {
      assertThat(Answer.parse(line.substring(0, length))).isEmpty();
    }
    assertThat(Answer.parse(WritersProcess.OPENED)).isEmpty();
  }

  @Test
  void acknowledged_ofACommit_hasItsTimeKeysAndIds() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      Version one = db.put("n", "one", Json.parse("1"));
      Answer answer = Answer.acknowledged(TURN, List.of(one));

      assertThat(answer.line())
          .isEqualTo(
              "ack 3.5.117 " + one.timestamp().epochNanos() + " one " + one.id().hex() + " .");
      assertThat(Answer.parse(answer.line())).contains(answer);
      assertThat(answer.ids()).containsExactly(one.id().hex());
    }
  }
}

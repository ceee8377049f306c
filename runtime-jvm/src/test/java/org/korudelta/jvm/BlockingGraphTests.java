package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.WriteOptions;
import org.korudelta.causal.CausalDegree;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;

/** The causal graph for threads that may wait (D14). */
@Timeout(120)
class BlockingGraphTests {
  private static final JsonValue ONE = Json.parse("1");
  private static final int LONG = 1_000;

  @Test
  void questions_all_answerPlainly() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      Version order = db.put("orders", "17", ONE);
      BlockingSnapshot before = db.snapshot();
      WriteOptions caused = WriteOptions.NONE.causedBy(List.of(order.id()));
      Version bill = db.put("bills", "17", ONE, caused);
      Version stock = db.put("stock", "lamp", ONE, caused);

      assertThat(ids(db.ancestors(bill.id(), 10))).containsExactly(order.id());
      assertThat(ids(db.descendants(order.id(), 10))).containsExactly(bill.id(), stock.id());
      CausalPage second = CausalPage.of(1).beyond(bill.id());
      assertThat(ids(db.descendants(order.id(), second))).containsExactly(stock.id());
      assertThat(ids(db.ancestors(stock.id(), second))).containsExactly(order.id());
      assertThat(ids(db.path(order.id(), stock.id()))).containsExactly(order.id(), stock.id());
      assertThat(db.commonAncestor(bill.id(), stock.id())).map(CausalNode::id).contains(order.id());
      assertThat(ids(db.frontier(10))).containsExactly(bill.id(), stock.id());
      assertThat(ids(db.frontier(second))).containsExactly(stock.id());
      assertThat(ids(db.frontier("bills", 10))).containsExactly(bill.id());
      assertThat(db.frontier("bills", second)).isEmpty();
      assertThat(db.mostConnected(1)).extracting(CausalDegree::total).containsExactly(2);
      assertThat(ids(before.frontier(10))).containsExactly(order.id());
      assertThatThrownBy(() -> before.ancestors(bill.id(), 1))
          .isInstanceOf(KoruException.NotFound.class);
    }
  }

  private static List<VersionId> ids(List<CausalNode> nodes) {
    return nodes.stream().map(CausalNode::id).toList();
  }

  @Test
  void longQuestion_fromAThread_parksUntilItIsAnswered() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      Version last = db.put("n", "k", ONE);
      for (int i = 1; i < LONG; i++) {
        last = db.put("n", "k", ONE);
      }

      assertThat(db.ancestors(last.id(), LONG)).hasSize(LONG - 1);
      assertThatThrownBy(() -> db.frontier(0)).isInstanceOf(KoruException.BadRequest.class);
    }
  }
}

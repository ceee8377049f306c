package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.graph.NaiveGraph;
import org.korudelta.json.JsonNull;
import org.korudelta.text.Timestamp;

/** The causal graph of a database, now and as of every commit, before and after a restart (D14). */
class CausalReadsTests {
  private static final int COMMITS = 40;
  private static final CausalPage ALL = CausalPage.of(Integer.MAX_VALUE);

  private final OpenDatabase open = OpenDatabase.fifo();

  @Test
  void questions_asOfEveryCommit_areAnsweredAsByLookingAtAll() {
    List<CausalNode> nodes = drawn(open, new Random(7));

    requireEqualAtAllTimes(open, nodes);
    requireEqualAtAllTimes(open.reopened(), nodes);
  }

  private static List<CausalNode> drawn(OpenDatabase open, Random random) {
    List<CausalNode> nodes = new ArrayList<>();
    for (int commit = 0; commit < COMMITS; commit++) {
      List<Write> writes = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        writes.add(write(open, nodes, random, i));
      }
      for (Version version : open.await(open.db.putBatch(writes))) {
        nodes.add(node(version));
      }
    }
    return nodes;
  }

  private static Write write(OpenDatabase open, List<CausalNode> nodes, Random random, int number) {
    List<VersionId> causes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && !nodes.isEmpty(); i--) {
      causes.add(nodes.get(random.nextInt(nodes.size())).id());
    }
    WriteOptions options = WriteOptions.NONE.causedBy(causes);
    String namespace = "ns" + random.nextInt(2);
    String key = "k" + number;
    return random.nextInt(3) == 0 && open.await(open.db.contains(namespace, key))
        ? new Write.Delete(namespace, key, options)
        : new Write.Put(namespace, key, JsonNull.NULL, options);
  }

  private static CausalNode node(Version version) {
    return new CausalNode(
        version.id(),
        version.namespace(),
        version.key(),
        version.operation(),
        version.timestamp(),
        version.ordinal(),
        version.previousVersion(),
        version.causes());
  }

  private static void requireEqualAtAllTimes(OpenDatabase open, List<CausalNode> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      Timestamp at = nodes.get(i).timestamp();
      NaiveGraph naive = new NaiveGraph(nodes, at.epochNanos());
      Reads reads = open.db.asOf(at);
      requireEqual(open, reads, naive, nodes.get(i).id(), nodes.get(i / 2).id());
      requireEqual(open, reads, naive, nodes.get(i / 3).id(), nodes.get(i / 2).id());
      assertThat(open.await(reads.frontier(ALL))).isEqualTo(naive.frontier());
      assertThat(open.await(reads.frontier("ns1", 3)))
          .isEqualTo(naive.frontier("ns1").stream().limit(3).toList());
      assertThat(open.await(reads.mostConnected(4))).isEqualTo(naive.mostConnected(4));
    }
  }

  private static void requireEqual(
      OpenDatabase open, Reads reads, NaiveGraph naive, VersionId one, VersionId other) {
    assertThat(open.await(reads.ancestors(one, ALL))).isEqualTo(naive.ancestors(one));
    assertThat(open.await(reads.descendants(one, ALL))).isEqualTo(naive.descendants(one));
    assertThat(open.await(reads.path(other, one))).isEqualTo(naive.path(other, one));
    assertThat(open.await(reads.commonAncestor(one, other)))
        .isEqualTo(naive.commonAncestor(one, other));
  }

  @Test
  void effects_oneBatchLargerThanAPage_areAllFound() {
    VersionId cause = open.put("cause", "1").id();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      WriteOptions options = WriteOptions.NONE.causedBy(List.of(cause));
      writes.add(new Write.Put("ns", "effect-" + i, JsonNull.NULL, options));
    }
    writes.add(new Write.Put("ns", "cause", JsonNull.NULL, WriteOptions.NONE));
    List<Version> effects = open.await(open.db.putBatch(writes));

    assertThat(open.await(open.db.descendants(cause, ALL)))
        .extracting(CausalNode::id)
        .containsExactlyElementsOf(effects.stream().map(Version::id).toList());
    assertThat(open.await(open.db.mostConnected(1)).get(0).effects()).isEqualTo(201);
  }

  @Test
  void laterVersion_asOfAnEarlierTime_isUnknown() {
    Version first = open.put("a", "1");
    Version second = open.put("a", "2");
    Snapshot then = open.db.asOf(first.timestamp());

    assertThat(open.await(then.descendants(first.id(), 1))).isEmpty();
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(then.ancestors(second.id(), 1)));
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(then.descendants(first.id(), 0)));
  }

  @Test
  void question_afterClose_isClosed() {
    Version version = open.put("a", "1");
    open.await(open.db.close());

    assertThatExceptionOfType(KoruException.Closed.class)
        .isThrownBy(() -> open.await(open.db.ancestors(version.id(), 1)));
  }
}

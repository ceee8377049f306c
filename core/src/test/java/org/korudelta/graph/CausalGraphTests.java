package org.korudelta.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.causal.CausalNode;
import org.korudelta.causal.CausalPage;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/** Walks over edges from memory, and over edges that arrive later (D14). */
class CausalGraphTests {
  private static final int GRAPHS = 40;
  private static final CausalPage ALL = CausalPage.of(Integer.MAX_VALUE);

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  private CausalGraph graph(CausalEdges edges) {
    return new CausalGraph(runtime, edges);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyQuestion_onDrawnGraphs_isAnsweredAsByLookingAtAll(boolean late) {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Random random = new Random(seed);
      DrawnEdges edges = new DrawnEdges(runtime, late).draw(random, random.nextInt(25));
      NaiveGraph naive = new NaiveGraph(edges.nodes(), Long.MAX_VALUE);
      CausalGraph graph = graph(edges);
      String drawn = "seed=" + seed;
      for (CausalNode one : edges.nodes()) {
        VersionId id = one.id();
        assertThat(runtime.await(graph.ancestors(id, ALL)))
            .as(drawn)
            .isEqualTo(naive.ancestors(id));
        assertThat(runtime.await(graph.descendants(id, ALL)))
            .as(drawn)
            .isEqualTo(naive.descendants(id));
        CausalNode other = edges.nodes().get(random.nextInt(edges.nodes().size()));
        assertThat(runtime.await(graph.commonAncestor(id, other.id())))
            .as(drawn)
            .isEqualTo(naive.commonAncestor(id, other.id()));
        assertThat(runtime.await(graph.path(id, other.id())))
            .as(drawn)
            .isEqualTo(naive.path(id, other.id()));
      }
      assertThat(runtime.await(graph.frontier(ALL))).as(drawn).isEqualTo(naive.frontier());
      assertThat(runtime.await(graph.frontier("b", ALL))).as(drawn).isEqualTo(naive.frontier("b"));
      assertThat(runtime.await(graph.mostConnected(5))).as(drawn).isEqualTo(naive.mostConnected(5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void pages_oneAfterTheOther_areAllOfTheAnswer(int limit) {
    DrawnEdges edges = new DrawnEdges(runtime, false).draw(new Random(1), 40);
    NaiveGraph naive = new NaiveGraph(edges.nodes(), Long.MAX_VALUE);
    CausalGraph graph = graph(edges);
    VersionId first = edges.nodes().get(0).id();
    VersionId last = edges.nodes().get(edges.nodes().size() - 1).id();

    List<CausalNode> descendants = new ArrayList<>();
    forward(limit, page -> graph.descendants(first, page)).forEach(descendants::addAll);
    List<CausalNode> frontier = new ArrayList<>();
    forward(limit, graph::frontier).forEach(frontier::addAll);

    assertThat(descendants).isEqualTo(naive.descendants(first)).hasSizeGreaterThan(10);
    assertThat(frontier).isEqualTo(naive.frontier()).hasSizeGreaterThan(7);
    assertThat(backward(limit, page -> graph.ancestors(last, page)))
        .isEqualTo(naive.ancestors(last))
        .hasSizeGreaterThan(10);
  }

  private List<List<CausalNode>> forward(
      int limit, Function<CausalPage, Promise<List<CausalNode>>> question) {
    List<List<CausalNode>> pages = new ArrayList<>();
    CausalPage next = CausalPage.of(limit);
    List<CausalNode> page = runtime.await(question.apply(next));
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      pages.add(page);
      next = next.beyond(page.get(page.size() - 1).id());
      page = runtime.await(question.apply(next));
    }
    return pages;
  }

  private List<CausalNode> backward(
      int limit, Function<CausalPage, Promise<List<CausalNode>>> question) {
    List<CausalNode> all = new ArrayList<>();
    CausalPage next = CausalPage.of(limit);
    List<CausalNode> page = runtime.await(question.apply(next));
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit).isSortedAccordingTo(CausalNode.CAUSAL_ORDER);
      all.addAll(0, page);
      next = next.beyond(page.get(0).id());
      page = runtime.await(question.apply(next));
    }
    return all;
  }

  @Test
  void walks_overManyEdges_takeNeitherStackNorSteps() {
    DrawnEdges edges = new DrawnEdges(runtime, false);
    CausalNode root = edges.add("a", "root", 1, 0, Set.of());
    List<CausalNode> fan = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      fan.add(edges.add("b", "k" + i, 2 + i, 0, Set.of(root.id())));
    }
    Set<VersionId> all = Set.copyOf(fan.stream().map(CausalNode::id).toList());
    CausalNode end = edges.add("a", "end", 30_000, 0, all);
    CausalGraph graph = graph(edges);

    assertThat(runtime.await(graph.ancestors(end.id(), ALL))).hasSize(5_001);
    assertThat(runtime.await(graph.descendants(root.id(), ALL))).hasSize(5_001);
    assertThat(runtime.await(graph.path(root.id(), end.id())))
        .containsExactly(root, fan.get(0), end);
    assertThat(runtime.await(graph.frontier(ALL))).containsExactly(end);
    assertThat(runtime.await(graph.mostConnected(1)).get(0).total()).isEqualTo(5_000);
  }

  @Test
  void shortQuestion_fromMemory_isAnsweredAtOnceAndALongOneGivesTurns() {
    DrawnEdges edges = new DrawnEdges(runtime, false);
    for (int i = 1; i <= 2 * Slices.STEPS; i++) {
      edges.add("a", "k", i, 0, Set.of());
    }
    CausalGraph graph = graph(edges);
    VersionId last = edges.nodes().get(edges.nodes().size() - 1).id();

    assertThat(graph.ancestors(last, CausalPage.of(10)).peek()).isPresent();
    Promise<List<CausalNode>> all = graph.ancestors(last, ALL);
    assertThat(all.peek()).isEmpty();
    assertThat(runtime.await(all)).hasSize(2 * Slices.STEPS - 1);
  }

  @Test
  void questions_thatCannotBeAnswered_areRefused() {
    DrawnEdges edges = new DrawnEdges(runtime, false).draw(new Random(2), 3);
    CausalGraph graph = graph(edges);
    VersionId known = edges.nodes().get(0).id();
    VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> graph.ancestors(known, CausalPage.of(0)))
        .withMessage("page without versions: limit=0 min=1");
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> graph.mostConnected(-1));
    assertNotFound(graph.ancestors(unknown, ALL));
    assertNotFound(graph.descendants(unknown, ALL));
    assertNotFound(graph.descendants(known, ALL.beyond(unknown)));
    assertNotFound(graph.path(known, unknown));
    assertNotFound(graph.path(unknown, known));
    assertNotFound(graph.commonAncestor(known, unknown));
    assertNotFound(graph.frontier(ALL.beyond(unknown)));
  }

  private void assertNotFound(Promise<?> answer) {
    assertThatExceptionOfType(KoruException.NotFound.class).isThrownBy(() -> runtime.await(answer));
  }
}

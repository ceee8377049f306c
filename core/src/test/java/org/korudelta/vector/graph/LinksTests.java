package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTests {
  private final LayerDraft draft = new LayerDraft(Layer.ground(4));

  private void list(int node, int... neighbours) {
    System.arraycopy(neighbours, 0, draft.own(node), draft.at(node), neighbours.length);
  }

  private static List<String> shown(Links links, int chunk) {
    List<String> shown = new ArrayList<>();
    links.forEach(chunk, (node, choosers) -> shown.add(node + " " + Arrays.toString(choosers)));
    return shown;
  }

  @Test
  void forEach_nodesWithThoseThatChoseThem_inOrder() {
    draft.extend(600);
    list(0, 599);
    list(514, 300, 2, 301);
    list(515, 2, 513, 514, 300);
    list(513, 0, 2);
    Links links = new Links(draft, 513, 516);

    assertThat(shown(links, 0)).containsExactly("0 [513]", "2 [513, 514, 515]");
    assertThat(shown(links, 1)).containsExactly("300 [514, 515]", "301 [514]");
    assertThat(shown(links, 2)).containsExactly("513 [515]", "514 [515]");
    assertThat(links.reaches(0)).isTrue();
    assertThat(links.reaches(2)).isTrue();
  }

  @Test
  void reaches_chunkThatNobodyChose_isFalse() {
    draft.extend(600);
    draft.own(300);
    list(599, 2);
    Links links = new Links(draft, 599, 600);

    assertThat(links.reaches(1)).isFalse();
    assertThat(shown(links, 1)).isEmpty();
  }
}

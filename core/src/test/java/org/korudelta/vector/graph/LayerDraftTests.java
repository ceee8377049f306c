package org.korudelta.vector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LayerDraftTests {

  @Test
  void extend_newLists_areEmpty() {
    LayerDraft draft = new LayerDraft(Layer.ground(2));
    draft.extend(300);
    int[] lists = draft.own(299);

    assertThat(lists).hasSize(2 * 256).containsOnly(-1);
    assertThat(draft.chunkCount()).isEqualTo(2);
    assertThat(draft.layer().count()).isEqualTo(300);
    assertThat(draft.at(299)).isEqualTo(2 * 43);
  }

  @Test
  void own_ofALayer_leavesItAsItWas() {
    LayerDraft first = new LayerDraft(Layer.ground(2));
    first.extend(1);
    first.own(0)[0] = 7;
    Layer before = first.layer();

    LayerDraft second = new LayerDraft(before);
    int[] own = second.own(0);
    own[0] = 8;

    assertThat(second.own(0)).isSameAs(own);
    assertThat(second.layer().chunk(0)[0]).isEqualTo(8);
    assertThat(before.chunk(0)[0]).isEqualTo(7);
  }

  @Test
  void add_members_areFoundByNode() {
    LayerDraft draft = new LayerDraft(Layer.upper(4));
    for (int i = 0; i < 100; i++) {
      assertThat(draft.add(3 * i)).isEqualTo(i);
    }
    Layer layer = draft.layer();

    assertThat(layer.slot(3 * 99)).isEqualTo(99);
    assertThat(layer.node(99)).isEqualTo(3 * 99);
    assertThat(layer.slot(4)).isNegative();
    assertThat(layer.bytes()).isEqualTo(4 * (256 * 4 + 128));
  }

  @Test
  void add_afterALayer_leavesItsMembers() {
    LayerDraft draft = new LayerDraft(Layer.upper(4));
    draft.add(5);
    Layer before = draft.layer();
    new LayerDraft(before).add(9);

    assertThat(before.count()).isEqualTo(1);
    assertThat(before.slot(9)).isNegative();
  }

  @Test
  void add_toALayerOfAllNodes_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new LayerDraft(Layer.ground(4)).add(7))
        .withMessage("layer of all nodes: node=7");
  }
}

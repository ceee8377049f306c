package org.korudelta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

class ScenarioGroupTests {

  @Test
  void ids_allGroups_areTheCatalogue() {
    int parts = 0;
    for (ScenarioGroup group : ScenarioGroup.values()) {
      assertThat(ScenarioGroup.named(group.text())).isEqualTo(group);
      assertThat(group.ids()).isNotEmpty();
      parts += group == ScenarioGroup.ALL ? 0 : group.ids().size();
    }
    assertThat(ScenarioGroup.ALL.ids()).isEqualTo(Catalogue.ids()).hasSize(parts);
  }

  @Test
  void ids_runtime_areThoseOfItsLines() {
    assertThat(ScenarioGroup.RUNTIME.ids())
        .hasSizeGreaterThanOrEqualTo(85)
        .allMatch(id -> id.startsWith("R"));
    assertThat(ScenarioGroup.ALL.contains(ScenarioGroup.RUNTIME)).isTrue();
    assertThat(ScenarioGroup.STORAGE.contains(ScenarioGroup.RUNTIME)).isFalse();
  }

  @Test
  void named_unknown_saysWhichThereAre() {
    assertThatThrownBy(() -> ScenarioGroup.named("network"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("unknown group: group=network known=[all, runtime, values, database, storage]");
  }
}

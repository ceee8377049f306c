package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallStreamsTests {

  @Test
  void next_threeChoicesOfThree_givesEverySumUpToTwoOnce() {
    SmallStreams runs = new SmallStreams(2);
    List<String> seen = new ArrayList<>();
    while (runs.hasNext()) {
      Choices choices = runs.next();
      seen.add("" + choices.draw(3, "a") + choices.draw(3, "b") + choices.draw(3, "c"));
    }

    assertThat(seen)
        .containsExactly("000", "001", "002", "010", "011", "020", "100", "101", "110", "200");
    assertThat(runs.runs()).isEqualTo(10);
    assertThatThrownBy(runs::next).hasMessage("no run is left: runs=10 sumMax=2");
  }

  @Test
  void next_choicesThatDependOnOthers_areFollowed() {
    SmallStreams runs = new SmallStreams(1);
    List<String> seen = new ArrayList<>();
    while (runs.hasNext()) {
      Choices choices = runs.next();
      int first = choices.stream("x").draw(2, "a");
      seen.add(first == 1 ? "1" : "0" + choices.draw(2, "b") + choices.draw(2, "c"));
    }

    assertThat(seen).containsExactly("000", "001", "010", "1");
  }

  @Test
  void next_nothingToChoose_isOneRun() {
    SmallStreams runs = new SmallStreams(3);
    while (runs.hasNext()) {
      runs.next();
    }

    assertThat(runs.runs()).isEqualTo(1);
    assertThatThrownBy(() -> new SmallStreams(-1)).hasMessage("negative sum: sumMax=-1");
  }
}

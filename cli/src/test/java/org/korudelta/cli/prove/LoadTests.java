package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korudelta.Write;

class LoadTests {
  private static final Load LOAD = new Load(7);

  @Test
  void turn_ofTheSameName_isTheSame() {
    TurnName name = new TurnName(2, 3, 4);

    assertThat(LOAD.turn(name)).isEqualTo(new Load(7).turn(name));
    assertThat(LOAD.turn(name)).isNotEqualTo(new Load(8).turn(name));
    assertThat(LOAD.turn(name)).isNotEqualTo(LOAD.turn(name.next()));
    assertThat(LOAD.turn(name)).isNotEqualTo(LOAD.turn(new TurnName(3, 3, 4)));
  }

  @Test
  void turns_ofAWriter_areOfEveryKindAndSize() {
    List<Turn> turns = turns(4_000);

    assertThat(turns)
        .hasAtLeastOneElementOfType(Turn.Put.class)
        .hasAtLeastOneElementOfType(Turn.Swap.class)
        .hasAtLeastOneElementOfType(Turn.Delete.class)
        .hasAtLeastOneElementOfType(Turn.Batch.class);
    List<Integer> sizes =
        turns.stream().flatMap(turn -> turn.writes().stream()).map(LoadTests::size).toList();
    assertThat(sizes)
        .anyMatch(size -> size < 300)
        .anyMatch(size -> size > 4_000 && size < 24_000)
        .anyMatch(size -> size > 1_000_000);
  }

  @Test
  void writes_ofABatch_areToKeysOfTheirOwn() {
    assertThat(turns(1_000))
        .allSatisfy(
            turn -> assertThat(turn.writes().stream().map(Write::key)).doesNotHaveDuplicates());
  }

  private static List<Turn> turns(int count) {
    return IntStream.range(0, count).mapToObj(i -> LOAD.turn(new TurnName(1, 0, i))).toList();
  }

  private static int size(Write write) {
    return write instanceof Write.Put put ? put.value().toString().length() : 0;
  }
}

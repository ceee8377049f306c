package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class ChoicesTests {

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void draw_boundBelowOne_badRequestNamesWhatIsDecided(int bound) {
    assertThatThrownBy(() -> Choices.seeded(1).draw(bound, "next task"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("bound below 1: bound=" + bound + " label=next task");
  }

  @Test
  void draw_seeded_keepsValuesAndLabelsThatReplayRepeats() {
    Choices first = Choices.seeded(7);
    for (int i = 0; i < 1_000; i++) {
      assertThat(first.draw(3, "choice " + i)).isBetween(0, 2);
    }
    Choices again = Choices.replay(first.recorded());
    for (int i = 0; i < 1_000; i++) {
      assertThat(again.draw(3, "again " + i)).isEqualTo(main(first)[i]);
    }

    assertThat(first.size()).isEqualTo(1_000);
    assertThat(main(first)).hasSize(1_000).contains(0, 1, 2);
    assertThat(first.label(0)).isEqualTo("choice 0");
    assertThat(first.label(999)).isEqualTo("choice 999");
    assertThat(again.recorded()).isEqualTo(first.recorded());
  }

  @Test
  void draw_replayed_isCutToTheBoundAndZeroAtTheEnd() {
    Choices choices = Choices.replay(9, 1);

    assertThat(choices.draw(3, "too great")).isEqualTo(2);
    assertThat(choices.draw(3, "fits")).isEqualTo(1);
    assertThat(choices.draw(3, "after the end")).isZero();
    assertThat(main(choices)).containsExactly(2, 1, 0);
  }

  @Test
  void draw_oneWay_isZeroWhateverWasRecorded() {
    Choices choices = Choices.replay(1, 1);

    assertThat(choices.draw(1, "no choice")).isZero();
    assertThat(choices.draw(2, "a choice")).isEqualTo(1);
  }

  @Test
  void draw_none_isZeroCountedAndNotKept() {
    Choices choices = Choices.none();

    assertThat(choices.draw(5, "any")).isZero();
    assertThat(choices.draw(5, "any")).isZero();
    assertThat(choices.size()).isEqualTo(2);
    assertThat(main(choices)).isEmpty();
  }

  @Test
  void label_runsOfLabels_isTheOneOfEachPlace() {
    Choices choices = Choices.replay();
    String[] drawn = {"a", "a", "b", "a", "a", "a", "c", "c"};
    for (String label : drawn) {
      choices.draw(2, label);
    }

    for (int place = 0; place < drawn.length; place++) {
      assertThat(choices.label(place)).isEqualTo(drawn[place]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, Integer.MAX_VALUE})
  void label_noSuchPlace_isRejected(int place) {
    Choices choices = Choices.seeded(1);
    choices.draw(2, "only");

    assertThatThrownBy(() -> choices.label(place))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no such choice: place=" + place + " size=1");
  }

  @Test
  void stream_drawnApart_isRecordedApartAndOneRecordRepeatsAll() {
    Choices first = Choices.seeded(3);
    int[] drawn = {
      first.draw(100, "a"), first.stream("faults").draw(100, "b"), first.draw(100, "c")
    };

    Choices again = Choices.replay(first.recorded());

    assertThat(again.stream("faults").draw(100, "b")).isEqualTo(drawn[1]);
    assertThat(again.draw(100, "a")).isEqualTo(drawn[0]);
    assertThat(again.draw(100, "c")).isEqualTo(drawn[2]);
    assertThat(first.recorded().streams()).containsExactly("faults", "main");
    assertThat(first.stream("faults")).isSameAs(first.stream("faults"));
    assertThat(first.stream(Choices.MAIN)).isSameAs(first);
  }

  @Test
  void stream_seeded_differsByNameAndNotByOrder() {
    Choices one = Choices.seeded(3);
    Choices other = Choices.seeded(3);
    one.stream("a").draw(1_000_000, "x");
    int b = one.stream("b").draw(1_000_000, "x");

    assertThat(other.stream("b").draw(1_000_000, "x")).isEqualTo(b);
    assertThat(other.stream("a").draw(1_000_000, "x")).isNotEqualTo(b);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "a\n", "ä"})
  void stream_badName_isRefused(String name) {
    assertThatThrownBy(() -> Choices.none().stream(name))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("bad stream name: ");
  }

  @Test
  void oneIn_seeded_isTrueAboutThatOften() {
    Choices choices = Choices.seeded(5);
    int hits = 0;
    for (int i = 0; i < 10_000; i++) {
      hits += choices.oneIn(10, "fault") ? 1 : 0;
    }

    assertThat(hits).isBetween(800, 1_200);
    assertThat(main(choices)).containsOnly(0, 1);
    assertThat(Choices.replay(1).oneIn(1_000_000, "fault")).isTrue();
    assertThat(Choices.replay().oneIn(2, "fault")).isFalse();
    assertThat(choices.oneIn(1, "always")).isTrue();
    assertThatThrownBy(() -> choices.oneIn(0, "fault")).hasMessage("no rate: oneIn=0 label=fault");
  }

  @Test
  void more_seeded_givesAboutTheMeanAndZeroEnds() {
    Choices choices = Choices.seeded(5);
    int elements = 0;
    for (int i = 0; i < 1_000; i++) {
      while (choices.more(8, "one more?")) {
        elements++;
      }
    }

    assertThat(elements).isBetween(7_000, 9_000);
    assertThat(Choices.replay().more(8, "one more?")).isFalse();
    assertThat(choices.more(0, "none")).isFalse();
    assertThatThrownBy(() -> choices.more(-1, "x")).hasMessage("no mean: mean=-1 label=x");
  }

  @Test
  void oneIn_ofKinds_isOneChoiceAndEachKindAsOften() {
    Choices choices = Choices.seeded(5);
    int[] hits = new int[4];
    for (int i = 0; i < 30_000; i++) {
      hits[choices.oneIn(10, 3, "fault")]++;
    }

    assertThat(hits[0]).isBetween(26_000, 28_000);
    assertThat(hits[1]).isBetween(800, 1_200);
    assertThat(hits[3]).isBetween(800, 1_200);
    assertThat(main(choices)).hasSize(30_000).containsOnly(0, 1, 2, 3);
    assertThat(Choices.replay(9).oneIn(1_000_000, 3, "fault")).isEqualTo(3);
    assertThat(Choices.replay().oneIn(2, 3, "fault")).isZero();
    assertThat(Choices.replay(2).oneIn(1, 3, "always")).isEqualTo(3);
    assertThatThrownBy(() -> choices.oneIn(0, 3, "x")).hasMessage("no rate: oneIn=0 label=x");
    assertThatThrownBy(() -> choices.oneIn(2, 0, "x")).hasMessage("no kinds: kinds=0 label=x");
  }

  @Test
  void more_ofKinds_isOneChoiceAndGivesAboutTheMean() {
    Choices choices = Choices.seeded(5);
    int[] elements = new int[4];
    for (int i = 0; i < 1_000; i++) {
      int kind = choices.more(6, 3, "next");
      while (kind > 0) {
        elements[kind]++;
        kind = choices.more(6, 3, "next");
      }
    }

    assertThat(elements[0]).isZero();
    assertThat(elements[1]).isBetween(1_700, 2_300);
    assertThat(elements[3]).isBetween(1_700, 2_300);
    assertThat(main(choices)).hasSize(elements[1] + elements[2] + elements[3] + 1_000);
    assertThat(Choices.replay(7).more(1, 3, "next")).isEqualTo(3);
    assertThat(choices.more(0, 3, "none")).isZero();
    assertThatThrownBy(() -> choices.more(-1, 3, "x")).hasMessage("no mean: mean=-1 label=x");
    assertThatThrownBy(() -> choices.more(1, Integer.MAX_VALUE, "x"))
        .hasMessage("no kinds: kinds=2147483647 label=x");
  }

  @Test
  void spans_nested_areRecordedInnerFirst() {
    Choices choices = Choices.replay(1, 1, 1, 1);
    choices.begin();
    choices.draw(2, "a");
    choices.begin();
    choices.draw(2, "b");
    choices.draw(2, "c");
    choices.end();
    choices.end();
    choices.begin();
    choices.draw(2, "d");

    assertThat(choices.recorded().spans(Choices.MAIN))
        .containsExactly(new Span(1, 3), new Span(0, 3), new Span(3, 4));
    choices.end();
    assertThatThrownBy(choices::end).hasMessage("no span has begun: place=4");
  }

  @Test
  void limitedTo_oneMore_isLimitAndOverrun() {
    Choices choices = Choices.seeded(1).limitedTo(100);
    for (int i = 0; i < 100; i++) {
      choices.draw(2, "x");
    }

    assertThat(choices.overrun()).isFalse();
    assertThatThrownBy(() -> choices.draw(2, "x"))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many choices: stream=main max=100");
    assertThat(choices.overrun()).isTrue();
    assertThatThrownBy(() -> choices.limitedTo(0)).hasMessage("limit below 1: choicesMax=0");
  }

  @Test
  void observe_everyStream_isTold() {
    Choices choices = Choices.replay(1);
    StringBuilder told = new StringBuilder();
    choices.observe((stream, choice) -> told.append(stream).append(choice).append(';'));
    choices.draw(3, "a");
    choices.stream("other").oneIn(4, "b");

    assertThat(told)
        .hasToString(
            "mainChoice[value=1, bound=3, label=a];otherChoice[value=0, bound=2, label=b];");
  }

  private static int[] main(Choices choices) {
    return choices.recorded().choices(Choices.MAIN);
  }
}

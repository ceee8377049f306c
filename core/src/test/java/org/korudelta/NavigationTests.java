package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.Navigation.Step;
import org.korudelta.error.KoruException;

class NavigationTests {

  @Test
  void among_signs_sayTheDirections() {
    Navigation walk = Navigation.among("words", "king", List.of("-man", "+woman", "~-x"), 5);

    assertThat(walk)
        .isEqualTo(
            new Navigation(
                word("king"),
                List.of(
                    Step.subtract(word("man")), Step.add(word("woman")), Step.toward(word("-x"))),
                5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "man", "*man", " +man"})
  void among_operandWithoutSign_isRefused(String operand) {
    assertThatThrownBy(() -> Navigation.among("words", "king", List.of(operand), 5))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("operand must begin with +, - or ~: operand=" + operand);
  }

  @Test
  void steps_moreThanAThousand_areLimit() {
    List<Step> steps = Collections.nCopies(1_001, Step.add(word("man")));

    assertThatThrownBy(() -> new Navigation(word("king"), steps, 5))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("navigation too long: steps=1001 max=1000");
  }

  private static VectorRef word(String key) {
    return new VectorRef.ByKey("words", key);
  }
}

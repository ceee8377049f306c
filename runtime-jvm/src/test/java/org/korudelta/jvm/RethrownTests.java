package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.error.KoruException;

class RethrownTests {

  static List<Class<?>> kinds() {
    return List.of(KoruException.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void here_everyKind_staysThatKindWithTheOriginalAsItsCause(Class<?> kind) throws Exception {
    KoruException error = (KoruException) kind.getConstructor(String.class).newInstance("what");

    assertThat(Rethrown.here(error))
        .isExactlyInstanceOf(kind)
        .isNotSameAs(error)
        .hasMessage("what")
        .cause()
        .isSameAs(error);
  }

  @Test
  void here_lagged_keepsItsToken() {
    KoruException.Lagged lagged = new KoruException.Lagged("what", 17, null);

    assertThat(Rethrown.here(lagged))
        .isInstanceOfSatisfying(
            KoruException.Lagged.class, thrown -> assertThat(thrown.tokenNanos()).isEqualTo(17));
  }

  @Test
  void here_uncheckedError_isThrownAsItIs() {
    var error = new IllegalStateException("foreign");

    assertThat(Rethrown.here(error)).isSameAs(error);
  }

  @Test
  void here_checkedError_comesInACompletionException() {
    var error = new IOException("foreign");

    assertThat(Rethrown.here(error))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(error);
  }

  @Test
  void here_fatalError_isThrownAtOnce() {
    var error = new StackOverflowError();

    assertThatThrownBy(() -> Rethrown.here(error)).isSameAs(error);
  }
}

package org.korudelta.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vocabulary that HTTP, the command and JavaScript share: a code is never renamed. */
class KoruExceptionTests {
  private static final Map<String, String> CODES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("AlreadyOpen", "already_open"),
              Map.entry("Ambiguous", "ambiguous"),
              Map.entry("BadRequest", "bad_request"),
              Map.entry("Cancelled", "cancelled"),
              Map.entry("ChannelClosed", "channel_closed"),
              Map.entry("Closed", "closed"),
              Map.entry("Conflict", "conflict"),
              Map.entry("Corruption", "corruption"),
              Map.entry("DeadlineExceeded", "deadline_exceeded"),
              Map.entry("Erased", "erased"),
              Map.entry("Gone", "gone"),
              Map.entry("Lagged", "lagged"),
              Map.entry("Limit", "limit"),
              Map.entry("NotFound", "not_found"),
              Map.entry("OutcomeUnknown", "outcome_unknown"),
              Map.entry("ReadOnly", "read_only"),
              Map.entry("StorageFailure", "storage_failure"),
              Map.entry("Unavailable", "unavailable"),
              Map.entry("Unsupported", "unsupported"),
              Map.entry("WouldDeadlock", "would_deadlock")));

  static List<Class<?>> kinds() {
    return List.of(KoruException.class.getPermittedSubclasses());
  }

  @Test
  void kinds_all_haveTheCodesTheyAlwaysHad() throws Exception {
    Map<String, String> codes = new TreeMap<>();
    for (Class<?> kind : kinds()) {
      codes.put(kind.getSimpleName(), plain(kind).code().text());
    }

    assertThat(codes).isEqualTo(CODES);
  }

  @Test
  void codes_all_belongToAKindAndReadAsWritten() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::toString))
        .containsExactlyInAnyOrderElementsOf(CODES.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void construct_everyKind_keepsMessageAndCause(Class<?> kind) throws Exception {
    Throwable cause = new IllegalStateException("cause");
    KoruException caused =
        (KoruException)
            kind.getConstructor(String.class, Throwable.class).newInstance("what", cause);

    assertThat(caused).hasMessage("what").hasCause(cause);
    assertThat(plain(kind)).hasMessage("what").hasNoCause();
    assertThat(plain(kind).code()).isEqualTo(caused.code());
  }

  private static KoruException plain(Class<?> kind) throws Exception {
    return (KoruException) kind.getConstructor(String.class).newInstance("what");
  }
}

package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/** What is too large or malformed is refused, at its limit it is not (V3). */
class WriteLimitTests {
  private static final JsonValue ONE = Json.parse("1");

  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  @Test
  void put_keyAtTheLimit_writes() {
    String key = "é".repeat(512);

    assertThat(open.await(db.put("n".repeat(256), key, ONE)).key()).isEqualTo(key);
  }

  @Test
  void put_keyOverTheLimit_isLimit() {
    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.put("ns", "é".repeat(512) + "x", ONE)))
        .withMessage("key too long: bytes=1025 max=1024");
    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.put("n".repeat(257), "k", ONE)))
        .withMessage("namespace too long: bytes=257 max=256");
  }

  @Test
  void put_emptyNames_areBadRequests() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.put("", "k", ONE)));
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.put("ns", "", ONE)));
  }

  @Test
  void put_loneSurrogate_isABadRequest() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.put("ns", "\uD800", ONE)))
        .withMessageContaining("lone surrogate");
  }

  @Test
  void put_valueAtTheLimit_writes() {
    JsonValue value = new JsonString("x".repeat((16 << 20) - 2));

    assertThat(open.await(db.put("ns", "k", value)).canonicalBytes()).hasSize(16 << 20);
  }

  @Test
  void put_valueOverTheLimit_isLimit() {
    JsonValue value = new JsonString("x".repeat((16 << 20) - 1));

    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.put("ns", "k", value)))
        .withMessage("value too long: bytes=16777217 max=16777216");
  }

  @Test
  void putBatch_tooManyBytes_isLimitAndWritesNothing() {
    JsonValue value = new JsonString("x".repeat(15 << 20));
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      writes.add(Write.put("ns", "k" + i, value));
    }

    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.putBatch(writes)))
        .withMessageContaining("batch too long");
    assertThat(open.stats().totalVersions()).isZero();
  }

  @Test
  void putBatch_tooManyWrites_isLimit() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i <= 100_000; i++) {
      writes.add(Write.put("ns", "k" + i, ONE));
    }

    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.putBatch(writes)))
        .withMessage("batch too long: writes=100001 max=100000");
    writes.remove(100_000);
    assertThat(open.await(db.putBatch(writes))).hasSize(100_000);
    assertThat(open.stats().commitCount()).isEqualTo(1);
  }
}

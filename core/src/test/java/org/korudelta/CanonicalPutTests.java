package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.text.Utf8;

/** Values that are canonical bytes already (V2, V4). */
class CanonicalPutTests {
  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  private static Write.PutCanonical canonical(String key, byte[] content, WriteOptions options) {
    return new Write.PutCanonical("ns", key, content, options);
  }

  @Test
  void write_canonicalBytes_isThePutOfTheirValue() {
    Version put = open.put("a", "{\"y\":2.0,\"x\":1}");
    byte[] bytes = Utf8.encode("{\"x\":1,\"y\":2}");
    Version written = open.await(db.write(canonical("b", bytes, WriteOptions.NONE)));

    assertThat(written.contentId()).isEqualTo(put.contentId());
    assertThat(written.operation()).isEqualTo(Operation.PUT);
    assertThat(open.get("b").orElseThrow().value()).isEqualTo(put.value());
  }

  @Test
  void write_canonicalBytes_areKeptAsTheyAre() {
    byte[] bytes = Utf8.encode("[1]");
    Version written = open.await(db.write(canonical("a", bytes, WriteOptions.NONE)));

    assertThat(written.fields().content()).isSameAs(bytes);
    assertThat(written.canonicalBytes()).isEqualTo(bytes).isNotSameAs(bytes);
  }

  @Test
  void write_canonicalBytesOverTheLimit_isLimit() {
    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(
            () -> open.await(db.write(canonical("a", new byte[(16 << 20) + 1], WriteOptions.NONE))))
        .withMessage("value too long: bytes=16777217 max=16777216");
  }

  @Test
  void write_canonicalBytesOverAnotherVersion_isAConflict() {
    open.put("a", "1");

    assertThatExceptionOfType(KoruException.Conflict.class)
        .isThrownBy(
            () ->
                open.await(
                    db.write(
                        canonical("a", Utf8.encode("2"), WriteOptions.NONE.expectingAbsent()))));
  }

  @Test
  void write_eachKind_doesAsItsOwnMethod() {
    assertThat(open.await(db.write(Write.put("ns", "a", Json.parse("1")))).value())
        .isEqualTo(Json.parse("1"));
    assertThat(open.await(db.write(Write.delete("ns", "a"))).tombstone()).isTrue();
  }

  @Test
  void putBatch_canonicalBytesBesideOthers_isOneCommit() {
    List<Version> versions =
        open.await(
            db.putBatch(
                List.of(
                    canonical("a", Utf8.encode("1"), WriteOptions.NONE),
                    Write.put("ns", "b", Json.parse("1")))));

    assertThat(versions).extracting(Version::timestamp).containsOnly(versions.get(0).timestamp());
    assertThat(versions.get(0).contentId()).isEqualTo(versions.get(1).contentId());
  }
}

package org.korudelta.causal;

import java.util.Optional;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;

/**
 * What the record of an erasure says (D16): the values of a key were taken, up to a time. Records
 * are versions in a namespace of their own, under that time as their key.
 *
 * @param namespace of the key whose values were taken
 * @param key that key
 * @param throughNanos the time of the last version that was taken, epoch nanoseconds
 */
public record ErasureRecord(String namespace, String key, long throughNanos) {
  /** The namespace of the records of erasures. */
  public static final String NAMESPACE = "korudelta.erasures";

  /** The key that the record is under. */
  public String name() {
    return Timestamp.ofEpochNanos(throughNanos).toString();
  }

  /** What {@code version} says as a record; empty when it is none. */
  public static Optional<ErasureRecord> of(VersionRecord version) {
    boolean may =
        version.namespace().equals(NAMESPACE)
            && version.operation() == Operation.PUT
            && !version.isWiped();
    return may ? read(version) : Optional.empty();
  }

  private static Optional<ErasureRecord> read(VersionRecord version) {
    try {
      long through = Timestamp.parse(version.key()).epochNanos();
      return of(Json.parse(version.content()), through)
          .filter(record -> record.name().equals(version.key()));
    } catch (KoruException.BadRequest e) {
      return Optional.empty(); // Others may write there, too.
    }
  }

  private static Optional<ErasureRecord> of(JsonValue said, long through) {
    return said instanceof JsonObject object
            && object.member("namespace").orElse(null) instanceof JsonString namespace
            && object.member("key").orElse(null) instanceof JsonString key
        ? Optional.of(new ErasureRecord(namespace.value(), key.value(), through))
        : Optional.empty();
  }
}

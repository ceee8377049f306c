package org.korudelta.cli.data;

import java.util.Locale;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Utf8;

/**
 * How many bytes of UTF-8 the parts of a write may take. The database checks them too; a command
 * checks before it makes one.
 */
public enum SizeLimit {
  NAMESPACE(256),
  KEY(1_024),
  VALUE(16 << 20),
  METADATA(16 << 20);

  private final int bytesMax;

  SizeLimit(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  int bytesMax() {
    return bytesMax;
  }

  /** {@code bad_request} for an empty name, {@code limit} for one that is too long. */
  public void requireName(String name) {
    requireName(name, "");
  }

  /** As above; the message begins with {@code place}. */
  void requireName(String name, String place) {
    if (name.isEmpty()) {
      throw new KoruException.BadRequest(place + this + " empty: bytes=0 min=1");
    }
    requireBytes(Utf8.length(name), place);
  }

  /** {@code limit} when the canonical form of {@code value} is too long. */
  public void requireContent(JsonValue value) {
    requireBytes(CanonicalJson.bytes(value).length, "");
  }

  private void requireBytes(int bytes, String place) {
    if (bytes > bytesMax) {
      throw new KoruException.Limit(
          place + this + " too long: bytes=" + bytes + " max=" + bytesMax);
    }
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

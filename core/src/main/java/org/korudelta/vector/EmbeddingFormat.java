package org.korudelta.vector;

import java.util.Arrays;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Utf8;

/**
 * The canonical bytes of an embedding: what is hashed for its content id and kept in the log, under
 * content tag 2 (V1). One embedding has one form; {@link #decode} refuses every other.
 *
 * <p>Threading: stateless.
 */
public final class EmbeddingFormat {
  /*
   * Layout, all integers unsigned and little-endian:
   *
   *   bytes   field
   *   2       m, length of the model name in bytes, 1 to 256
   *   m       model name, UTF-8
   *   2       d, number of components, 1 to 4,096
   *   4·d     components, IEEE 754 binary32, finite, zero without sign
   *   4       j, length of the metadata in bytes; 0 when there is none
   *   j       metadata, a canonical JSON object in UTF-8, not {}
   *
   * The bytes end there. The tag is the version: another layout gets another tag.
   */

  /** The tag hashed before these bytes. */
  public static final int TAG = 2;

  /** The longest form, in bytes: that of any value. */
  public static final int BYTES_MAX = 16 << 20;

  private static final int COUNT_BYTES = 2;
  private static final int COMPONENT_BYTES = 4;
  private static final int METADATA_LENGTH_BYTES = 4;
  private static final int EXPONENT_MASK = 0x7F80_0000;
  private static final int NEGATIVE_ZERO = 0x8000_0000;

  private EmbeddingFormat() {}

  /**
   * The canonical bytes of {@code embedding}.
   *
   * @throws KoruException.Limit when they are more than {@link #BYTES_MAX}
   */
  public static byte[] encode(Embedding embedding) {
    byte[] model = Utf8.encode(embedding.model());
    byte[] metadata = metadataBytes(embedding.metadata());
    int dimensions = embedding.dimensions();
    byte[] bytes = new byte[length(model.length, dimensions, metadata.length)];
    int at = putCount(bytes, 0, model.length);
    at = putBytes(bytes, at, model);
    at = putCount(bytes, at, dimensions);
    at = putComponents(bytes, at, embedding.sharedComponents());
    at = putInt(bytes, at, metadata.length);
    putBytes(bytes, at, metadata);
    return bytes;
  }

  private static byte[] metadataBytes(JsonObject metadata) {
    return metadata.size() == 0 ? new byte[0] : CanonicalJson.bytes(metadata);
  }

  private static int length(int modelBytes, int dimensions, int metadataBytes) {
    long length =
        COUNT_BYTES
            + modelBytes
            + COUNT_BYTES
            + (long) COMPONENT_BYTES * dimensions
            + METADATA_LENGTH_BYTES
            + metadataBytes;
    if (length > BYTES_MAX) {
      throw new KoruException.Limit("embedding too long: bytes=" + length + " max=" + BYTES_MAX);
    }
    return (int) length;
  }

  private static int putCount(byte[] bytes, int at, int count) {
    bytes[at] = (byte) count;
    bytes[at + 1] = (byte) (count >>> 8);
    return at + COUNT_BYTES;
  }

  private static int putInt(byte[] bytes, int at, int value) {
    putCount(bytes, at, value);
    putCount(bytes, at + 2, value >>> 16);
    return at + 4;
  }

  private static int putComponents(byte[] bytes, int at, float[] components) {
    for (int i = 0; i < components.length; i++) {
      putInt(bytes, at + COMPONENT_BYTES * i, Float.floatToIntBits(components[i]));
    }
    return at + COMPONENT_BYTES * components.length;
  }

  private static int putBytes(byte[] bytes, int at, byte[] part) {
    System.arraycopy(part, 0, bytes, at, part.length);
    return at + part.length;
  }

  /**
   * The embedding that {@code bytes} are the canonical form of. Every length is checked against
   * what is there before anything is allocated.
   *
   * @throws KoruException.Corruption when they are the canonical form of none; the message has the
   *     offset or index and the value found
   */
  public static Embedding decode(byte[] bytes) {
    int modelBytes = countAt(bytes, 0, "model bytes", Embedding.MODEL_BYTES_MAX);
    int dimensionsAt = COUNT_BYTES + modelBytes;
    String model = text(bytes, COUNT_BYTES, modelBytes);
    int dimensions = countAt(bytes, dimensionsAt, "dimensions", Embedding.DIMENSIONS_MAX);
    int componentsAt = dimensionsAt + COUNT_BYTES;
    int metadataAt = componentsAt + COMPONENT_BYTES * dimensions;
    requireBytes(bytes, metadataAt, METADATA_LENGTH_BYTES);
    float[] components = components(bytes, componentsAt, dimensions);
    return embedding(model, components, metadata(bytes, metadataAt));
  }

  private static int countAt(byte[] bytes, int at, String what, int max) {
    requireBytes(bytes, at, COUNT_BYTES);
    int count = count(bytes, at);
    if (count < 1 || count > max) {
      throw new KoruException.Corruption(
          "embedding " + what + " out of range: actual=" + count + " min=1 max=" + max);
    }
    requireBytes(bytes, at + COUNT_BYTES, count);
    return count;
  }

  private static int count(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  private static int intAt(byte[] bytes, int at) {
    return count(bytes, at) | count(bytes, at + 2) << 16;
  }

  private static void requireBytes(byte[] bytes, int at, int count) {
    if (count > bytes.length - at) {
      throw new KoruException.Corruption(
          "embedding cut short: offset=" + at + " needed=" + count + " length=" + bytes.length);
    }
  }

  private static float[] components(byte[] bytes, int at, int dimensions) {
    float[] components = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      int bits = intAt(bytes, at + COMPONENT_BYTES * i);
      requireCanonical(i, bits);
      components[i] = Float.intBitsToFloat(bits);
    }
    return components;
  }

  private static void requireCanonical(int index, int bits) {
    if ((bits & EXPONENT_MASK) == EXPONENT_MASK || bits == NEGATIVE_ZERO) {
      throw new KoruException.Corruption(
          "embedding component not canonical: index="
              + index
              + " bits=0x"
              + Integer.toHexString(bits));
    }
  }

  private static JsonObject metadata(byte[] bytes, int at) {
    int length = intAt(bytes, at);
    int from = at + METADATA_LENGTH_BYTES;
    if (length != bytes.length - from) {
      throw new KoruException.Corruption(
          "embedding metadata length: offset="
              + at
              + " expected="
              + (bytes.length - from)
              + " actual="
              + Integer.toUnsignedString(length));
    }
    return length == 0 ? JsonObject.EMPTY : parsed(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static JsonObject parsed(byte[] metadata) {
    if (json(metadata) instanceof JsonObject object
        && object.size() > 0
        && Arrays.equals(CanonicalJson.bytes(object), metadata)) {
      return object;
    }
    throw new KoruException.Corruption(
        "embedding metadata not canonical: bytes=" + metadata.length);
  }

  private static JsonValue json(byte[] metadata) {
    try {
      return Json.parse(metadata);
    } catch (KoruException.BadRequest | KoruException.Limit e) {
      throw new KoruException.Corruption("embedding metadata not JSON: " + e.getMessage(), e);
    }
  }

  private static String text(byte[] bytes, int at, int length) {
    try {
      return Utf8.decode(bytes, at, length);
    } catch (KoruException.BadRequest e) {
      throw new KoruException.Corruption("embedding model name: " + e.getMessage(), e);
    }
  }

  private static Embedding embedding(String model, float[] components, JsonObject metadata) {
    try {
      return Embedding.of(model, components, metadata);
    } catch (KoruException.BadRequest | KoruException.Limit e) {
      throw new KoruException.Corruption("embedding refused: " + e.getMessage(), e);
    }
  }
}

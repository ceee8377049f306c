package org.korudelta.jvm.jackson;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.json.JsonBoolean;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonPointer;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * What a mapper writes to when it should make a value: no text comes in between, but for raw JSON.
 *
 * <p>Threading: for one thread, for one value.
 */
final class ValueGenerator extends GeneratorBase {
  /** None: closing does not end open containers, and double names are found by the object. */
  private static final int FEATURES = 0;

  private final ValueAssembly assembly = new ValueAssembly();

  @SuppressWarnings("deprecation") // Its heir wants the buffers of a text; here is none.
  ValueGenerator(ObjectCodec codec) {
    super(FEATURES, codec);
  }

  JsonValue value() {
    return assembly.whole();
  }

  /** Where writing has come to, as errors show it. */
  String pointer() {
    return JacksonErrors.place(JsonPointer.parse(_writeContext.pathAsPointer().toString()));
  }

  // ---- Containers ----

  @Override
  public void writeStartArray() throws IOException {
    _verifyValueWrite("start an array");
    assembly.beginArray();
    _writeContext = _writeContext.createChildArrayContext();
  }

  @Override
  public void writeEndArray() throws IOException {
    requireInside(_writeContext.inArray(), "end an array");
    leave();
  }

  @Override
  public void writeStartObject() throws IOException {
    _verifyValueWrite("start an object");
    assembly.beginObject();
    _writeContext = _writeContext.createChildObjectContext();
  }

  @Override
  public void writeEndObject() throws IOException {
    requireInside(_writeContext.inObject(), "end an object");
    leave();
  }

  private void requireInside(boolean inside, String what) throws IOException {
    if (!inside) {
      throw outOfPlace(what);
    }
  }

  private void leave() {
    _writeContext = _writeContext.clearAndGetParent();
    assembly.end();
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    if (_writeContext.writeFieldName(name) == JsonWriteContext.STATUS_EXPECT_VALUE) {
      throw outOfPlace("write a name");
    }
    assembly.name(name);
  }

  // ---- Scalars ----

  @Override
  public void writeNull() throws IOException {
    add(JsonNull.NULL);
  }

  @Override
  public void writeBoolean(boolean value) throws IOException {
    add(JsonBoolean.of(value));
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    if (text == null) {
      writeNull();
    } else {
      _verifyValueWrite("write text");
      assembly.add(JsonString.of(text), text.length() + 2);
    }
  }

  @Override
  public void writeString(char[] buffer, int offset, int length) throws IOException {
    writeString(new String(buffer, offset, length));
  }

  @Override
  public void writeUTF8String(byte[] buffer, int offset, int length) throws IOException {
    writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void writeBinary(Base64Variant variant, byte[] data, int offset, int length)
      throws IOException {
    writeString(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
  }

  @Override
  public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
    byte[] bytes = data.readNBytes(length < 0 ? ValueAssembly.BYTES_MAX : length);
    writeString(variant.encode(bytes));
    return bytes.length;
  }

  // ---- Numbers ----

  @Override
  public void writeNumber(int value) throws IOException {
    add(JsonNumber.of(value));
  }

  @Override
  public void writeNumber(long value) throws IOException {
    add(JsonNumber.of(value));
  }

  @Override
  public void writeNumber(@Nullable BigInteger value) throws IOException {
    _verifyValueWrite("write a number");
    assembly.add(value == null ? JsonNull.NULL : ExactNumber.of(value), 1);
  }

  @Override
  public void writeNumber(double value) throws IOException {
    _verifyValueWrite("write a number");
    assembly.add(ExactNumber.of(value), 1);
  }

  @Override
  public void writeNumber(float value) throws IOException {
    writeNumber((double) value);
  }

  @Override
  public void writeNumber(@Nullable BigDecimal value) throws IOException {
    _verifyValueWrite("write a number");
    assembly.add(value == null ? JsonNull.NULL : ExactNumber.of(value), 1);
  }

  @Override
  public void writeNumber(String literal) throws IOException {
    _verifyValueWrite("write a number");
    assembly.add(ExactNumber.of(literal), 1);
  }

  private void add(JsonValue value) throws IOException {
    _verifyValueWrite("write a value");
    assembly.add(value, 1);
  }

  // ---- Raw JSON ----

  @Override
  public void writeRawValue(String json) throws IOException {
    _verifyValueWrite("write raw JSON");
    JsonValue value = Json.parse(json);
    assembly.add(value, CanonicalJson.text(value).length());
  }

  @Override
  public void writeRawValue(SerializableString json) throws IOException {
    writeRawValue(json.getValue());
  }

  @Override
  public void writeRawValue(String text, int offset, int length) throws IOException {
    writeRawValue(text.substring(offset, offset + length));
  }

  @Override
  public void writeRawValue(char[] text, int offset, int length) throws IOException {
    writeRawValue(new String(text, offset, length));
  }

  @Override
  public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
    throw outOfPlace("write raw text");
  }

  @Override
  public void writeRaw(String text) throws IOException {
    throw outOfPlace("write raw text");
  }

  @Override
  public void writeRaw(String text, int offset, int length) throws IOException {
    throw outOfPlace("write raw text");
  }

  @Override
  public void writeRaw(char[] text, int offset, int length) throws IOException {
    throw outOfPlace("write raw text");
  }

  @Override
  public void writeRaw(char text) throws IOException {
    throw outOfPlace("write raw text");
  }

  // ---- Plumbing ----

  @Override
  protected void _verifyValueWrite(String what) throws IOException {
    if (_writeContext.writeValue() == JsonWriteContext.STATUS_EXPECT_NAME) {
      throw outOfPlace(what);
    }
  }

  private JsonGenerationException outOfPlace(String what) {
    return new JsonGenerationException(
        "cannot " + what + " here: inside=" + _writeContext.typeDesc(), this);
  }

  @Override
  public void flush() {}

  @Override
  protected void _releaseBuffers() {}
}

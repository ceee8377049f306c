package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * What JavaScript passed in, checked: anything may come, also nothing. Wrong types are {@code
 * bad_request} naming the argument.
 */
final class Arguments {
  private Arguments() {}

  static String text(String name, JSObject value) {
    if (!JSObjects.typeOf(value).equals("string")) {
      throw wrongType(name, "string", value);
    }
    return ((JSString) value).stringValue();
  }

  /** The strings of an array; a later change of it changes nothing here. */
  static List<String> texts(String name, JSObject value) {
    if (!JSArray.isArray(value)) {
      throw wrongType(name, "array", value);
    }
    @SuppressWarnings("unchecked")
    JSArray<JSObject> array = (JSArray<JSObject>) value;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.getLength(); i++) {
      texts.add(text(name + "[" + i + "]", array.get(i)));
    }
    return texts;
  }

  /** A copy of the components of a {@code Float32Array}. */
  static float[] floats(String name, JSObject value) {
    if (!isFloat32Array(value)) {
      throw wrongType(name, "Float32Array", value);
    }
    return ((Float32Array) value).copyToJavaArray();
  }

  /** A whole number of 32 bits. */
  static int count(String name, JSObject value) {
    if (!isInt32(value)) {
      throw wrongType(name, "whole number", value);
    }
    return ((JSNumber) value).intValue();
  }

  private static KoruException wrongType(String name, String expected, JSObject actual) {
    return new KoruException.BadRequest(
        "argument of wrong type: name="
            + name
            + " expected="
            + expected
            + " actual="
            + JSObjects.typeOf(actual));
  }

  @JSBody(params = "value", script = "return value instanceof Float32Array;")
  private static native boolean isFloat32Array(JSObject value);

  @JSBody(params = "value", script = "return typeof value === 'number' && (value | 0) === value;")
  private static native boolean isInt32(JSObject value);
}

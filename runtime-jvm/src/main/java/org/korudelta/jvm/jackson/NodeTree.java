package org.korudelta.jvm.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonBoolean;
import org.korudelta.json.JsonMember;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * Builds Jackson's tree of a value, as deep as the value nests, which is not deep.
 *
 * @param nodes makes the nodes
 */
record NodeTree(JsonNodeFactory nodes) {
  JsonNode of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return ofObject(object);
    }
    if (value instanceof JsonArray array) {
      return ofArray(array);
    }
    return ofScalar(value);
  }

  private JsonNode ofObject(JsonObject object) {
    ObjectNode node = nodes.objectNode();
    for (JsonMember member : object) {
      node.set(member.name(), of(member.value()));
    }
    return node;
  }

  private JsonNode ofArray(JsonArray array) {
    ArrayNode node = nodes.arrayNode(array.size());
    for (JsonValue element : array) {
      node.add(of(element));
    }
    return node;
  }

  private JsonNode ofScalar(JsonValue scalar) {
    if (scalar instanceof JsonNumber number) {
      return ofNumber(number);
    }
    if (scalar instanceof JsonString string) {
      return nodes.textNode(string.value());
    }
    return scalar instanceof JsonBoolean truth
        ? nodes.booleanNode(truth.value())
        : nodes.nullNode();
  }

  private JsonNode ofNumber(JsonNumber number) {
    String text = number.toString();
    boolean digitsAlone = number.isInteger() && text.indexOf('e') < 0;
    return digitsAlone ? ofInteger(new BigInteger(text)) : new DecimalDoubleNode(number);
  }

  private JsonNode ofInteger(BigInteger integer) {
    int bits = integer.bitLength();
    if (bits < Integer.SIZE) {
      return nodes.numberNode(integer.intValue());
    }
    return bits < Long.SIZE ? nodes.numberNode(integer.longValue()) : nodes.numberNode(integer);
  }
}

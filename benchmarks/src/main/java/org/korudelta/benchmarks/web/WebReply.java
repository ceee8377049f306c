package org.korudelta.benchmarks.web;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

/** What the scripts answer. */
final class WebReply {
  private static final double CLOCK_MICROS_MAX = 10;

  private WebReply() {}

  /** The figures of a reply; a clock too coarse for them is {@code unavailable}. */
  static List<Double> figures(JsonObject reply) {
    return numbers(checked(reply).member("figures").orElse(JsonArray.EMPTY));
  }

  /** A list of how late wake-ups were for each round. */
  static List<List<Double>> lates(JsonObject reply) {
    List<List<Double>> rounds = new ArrayList<>();
    for (JsonValue round : (JsonArray) checked(reply).member("lates").orElse(JsonArray.EMPTY)) {
      rounds.add(numbers(round));
    }
    return rounds;
  }

  private static JsonObject checked(JsonObject reply) {
    JsonNumber micros = (JsonNumber) reply.member("clockMicros").orElse(JsonNumber.of(0));
    if (micros.doubleValue() > CLOCK_MICROS_MAX) {
      throw new KoruException.Unavailable(
          "clock is too coarse: stepMicros=" + micros + " max=" + CLOCK_MICROS_MAX);
    }
    return reply;
  }

  private static List<Double> numbers(JsonValue array) {
    List<Double> numbers = new ArrayList<>();
    for (JsonValue number : (JsonArray) array) {
      numbers.add(((JsonNumber) number).doubleValue());
    }
    return numbers;
  }
}

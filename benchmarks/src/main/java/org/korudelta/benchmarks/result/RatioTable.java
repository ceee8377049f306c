package org.korudelta.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * A result file for a page: a table a platform, a line an operation, our median, and that divided
 * by the median of each that stands beside us.
 */
public final class RatioTable {
  private final JsonObject result;

  /** Of a result file's content. */
  public RatioTable(JsonObject result) {
    this.result = result;
  }

  /** Of the result file {@code file}. */
  public static RatioTable of(Path file) throws IOException {
    return new RatioTable((JsonObject) Json.parse(Files.readAllBytes(file)));
  }

  /** All tables, in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder(machine());
    grouped(objects("measurements"), "platform")
        .forEach((platform, rows) -> text.append(table(platform, rows)));
    return text.toString();
  }

  private String machine() {
    JsonObject machine = (JsonObject) result.member("machine").orElse(JsonObject.EMPTY);
    return "Measured at "
        + text(result, "measuredAt")
        + " on "
        + machine.member("processors").orElse(JsonNumber.of(0))
        + " processors, "
        + text(machine, "architecture")
        + ", "
        + text(machine, "os")
        + ", "
        + machine.member("java").or(() -> machine.member("node")).map(RatioTable::text).orElse("")
        + ".\n";
  }

  private String table(String platform, List<JsonObject> rows) {
    StringBuilder text = new StringBuilder("\n### ").append(platform).append("\n\n");
    text.append("| operation | KoruDelta | floor | KoruDelta ÷ each beside it |\n");
    text.append("|---|---|---|---|\n");
    grouped(rows, "operation")
        .forEach((operation, measured) -> text.append(line(platform, operation, measured)));
    return text.toString();
  }

  private String line(String platform, String operation, List<JsonObject> measured) {
    return "| "
        + operation
        + " | "
        + measured.stream()
            .filter(RatioTable::isOurs)
            .map(RatioTable::figure)
            .findFirst()
            .orElse("–")
        + " | "
        + floor(platform, operation)
        + " | "
        + measured.stream()
            .filter(row -> !isOurs(row))
            .map(RatioTable::ratio)
            .collect(Collectors.joining("; "))
        + " |\n";
  }

  private static boolean isOurs(JsonObject row) {
    return text(row, "subject").equals(Measurement.US);
  }

  private static String figure(JsonObject row) {
    return Table.number(number(row, "median")) + " " + text(row, "unit");
  }

  private static String ratio(JsonObject row) {
    return text(row, "subject") + " " + Table.number(number(row, "usDividedByIt"));
  }

  /** {@code ≤ 100: met}, with the baseline before it when the bound is for a ratio. */
  private String floor(String platform, String operation) {
    return objects("targets").stream()
        .filter(it -> text(it, "platform").equals(platform))
        .filter(it -> text(it, "operation").equals(operation))
        .filter(it -> it.member("floor").isPresent())
        .map(RatioTable::bound)
        .findFirst()
        .orElse("");
  }

  private static String bound(JsonObject target) {
    boolean less = target.member("lessIsBetter").orElseThrow().toString().equals("true");
    String baseline = text(target, "baseline");
    return (baseline.equals(Measurement.US) ? "" : "÷ " + baseline + " ")
        + (less ? "≤ " : "≥ ")
        + Table.number(number(target, "floor"))
        + ": "
        + text(target, "floorIs");
  }

  private List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue object : (JsonArray) result.member(name).orElse(JsonArray.EMPTY)) {
      objects.add((JsonObject) object);
    }
    return objects;
  }

  private static Map<String, List<JsonObject>> grouped(List<JsonObject> rows, String name) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(row -> text(row, name), LinkedHashMap::new, Collectors.toList()));
  }

  private static String text(JsonObject row, String name) {
    return row.member(name).map(RatioTable::text).orElse("");
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }

  private static double number(JsonObject row, String name) {
    return row.member(name).map(value -> ((JsonNumber) value).doubleValue()).orElse(Double.NaN);
  }
}

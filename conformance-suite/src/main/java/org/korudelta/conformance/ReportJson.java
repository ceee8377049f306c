package org.korudelta.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Utf8;

/**
 * Reports and the table as JSON.
 *
 * <pre>
 * {"platform":"jvm","cells":[{"id":…,"digest":…,"transcript":[…]}, {"id":…,"absent":true}, {"id":…,"failed":…}]}
 * {"green":true,"platforms":[…],"scenarios":[{"id":…,"status":…,"cells":{"jvm":…}}]}
 * </pre>
 */
public final class ReportJson {
  private ReportJson() {}

  /** One platform's report as JSON text. */
  public static String text(Report report) {
    JsonArrayBuilder cells = Json.array();
    report.cells().forEach(cell -> cells.add(json(cell)));
    return Json.object()
        .put("platform", report.platform())
        .put("cells", cells.build())
        .build()
        .toString();
  }

  /** The report that {@link #text(Report)} wrote; {@code bad_request} for anything else. */
  public static Report parse(String text) {
    JsonObject report = object(Json.parse(text));
    List<Cell> cells = new ArrayList<>();
    for (JsonValue cell : array(report, "cells")) {
      cells.add(cell(object(cell)));
    }
    return new Report(string(report, "platform"), cells);
  }

  /** The whole table. */
  public static JsonObject object(ConformanceTable table) {
    JsonArrayBuilder platforms = Json.array();
    table.platforms().forEach(platforms::add);
    JsonArrayBuilder scenarios = Json.array();
    table.rows().forEach(row -> scenarios.add(json(row, table.platforms())));
    return Json.object()
        .put("green", table.green())
        .put("platforms", platforms.build())
        .put("scenarios", scenarios.build())
        .build();
  }

  private static JsonObject json(TableRow row, List<String> platforms) {
    JsonObjectBuilder cells = Json.object();
    for (int i = 0; i < platforms.size(); i++) {
      row.slots().get(i).cell().ifPresent(column(cells, platforms.get(i)));
    }
    return Json.object()
        .put("id", row.id())
        .put("status", row.status())
        .put("cells", cells.build())
        .build();
  }

  private static Consumer<Cell> column(JsonObjectBuilder cells, String name) {
    return cell -> cells.put(name, json(cell).without("id").without("transcript"));
  }

  private static JsonObject json(Cell cell) {
    JsonObjectBuilder object = Json.object().put("id", cell.id());
    if (cell instanceof Cell.Observed observed) {
      JsonArrayBuilder transcript = Json.array();
      observed.transcript().forEach(transcript::add);
      object.put("digest", observed.digest()).put("transcript", transcript.build());
    } else if (cell instanceof Cell.Failed failed) {
      object.put("failed", wellFormed(failed.reason()));
    } else {
      object.put("absent", true);
    }
    return object.build();
  }

  /** Reasons may quote anything, lone surrogates included. */
  private static String wellFormed(String text) {
    return Utf8.loneSurrogateIndex(text) < 0 ? text : AsciiText.quoted(text);
  }

  private static Cell cell(JsonObject cell) {
    String id = string(cell, "id");
    if (cell.member("digest").isPresent()) {
      List<String> transcript = new ArrayList<>();
      array(cell, "transcript").forEach(line -> transcript.add(string(line)));
      return new Cell.Observed(id, string(cell, "digest"), transcript);
    }
    return cell.member("failed").isPresent()
        ? new Cell.Failed(id, string(cell, "failed"))
        : new Cell.Absent(id);
  }

  private static JsonObject object(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new KoruException.BadRequest("not a conformance report: expected an object");
  }

  private static JsonArray array(JsonObject object, String name) {
    if (member(object, name) instanceof JsonArray array) {
      return array;
    }
    throw new KoruException.BadRequest("not a conformance report: expected an array at " + name);
  }

  private static String string(JsonObject object, String name) {
    return string(member(object, name));
  }

  private static String string(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw new KoruException.BadRequest("not a conformance report: expected a string");
  }

  private static JsonValue member(JsonObject object, String name) {
    return object
        .member(name)
        .orElseThrow(
            () -> new KoruException.BadRequest("not a conformance report: missing " + name));
  }
}

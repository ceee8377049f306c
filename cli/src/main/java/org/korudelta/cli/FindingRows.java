package org.korudelta.cli;

import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Place;
import org.korudelta.verify.Subject;
import org.korudelta.verify.VerificationListener;
import picocli.CommandLine.Help.Ansi.Style;

/** Findings as answers, one a row, as they come. */
final class FindingRows implements VerificationListener, AutoCloseable {
  private final Answers answers;
  private final Progress progress;

  FindingRows(DataOptions data, Progress progress) {
    this.answers = data.answers(Column.text("").in(Style.fg_red), Column.text(""));
    this.progress = progress;
  }

  @Override
  public void found(Finding finding) {
    answers.row(object(finding), level(finding), finding.text());
  }

  @Override
  public void progress(long bytes, long bytesTotal) {
    progress.at("MB of " + bytesTotal / 1_000_000, bytes / 1_000_000);
  }

  private static String level(Finding finding) {
    return finding.kind().damage() ? "damage" : "trace";
  }

  private static JsonObject object(Finding finding) {
    JsonObjectBuilder object = Json.object().put("finding", finding.kind().code());
    object.put("damage", finding.kind().damage());
    put(object, finding.place());
    put(object, finding.subject());
    putUnlessEmpty(object, "expected", finding.expected());
    putUnlessEmpty(object, "actual", finding.actual());
    return object.build();
  }

  private static void put(JsonObjectBuilder object, Place place) {
    putUnlessEmpty(object, "file", place.file());
    if (place.segment() > 0) {
      object.put("segment", place.segment()).put("offset", place.offset());
    } else if (place.offset() > 0) {
      object.put("offset", place.offset());
    }
  }

  private static void put(JsonObjectBuilder object, Subject subject) {
    if (subject.sequence() > 0) {
      object.put("sequence", subject.sequence());
    }
    if (subject.ordinal() >= 0) {
      object.put("ordinal", subject.ordinal());
    }
    subject
        .version()
        .ifPresent(
            id ->
                object
                    .put("versionId", id.hex())
                    .put("namespace", subject.namespace())
                    .put("key", subject.key()));
  }

  private static void putUnlessEmpty(JsonObjectBuilder object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, text);
    }
  }

  @Override
  public void close() {
    answers.close();
  }
}

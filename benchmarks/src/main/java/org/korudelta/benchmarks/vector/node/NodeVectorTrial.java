package org.korudelta.benchmarks.vector.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.vector.curve.Curve;
import org.korudelta.benchmarks.vector.curve.Pass;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.cli.program.BuiltWeb;
import org.korudelta.cli.program.ProgramPath;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

/** One of those who search in Node, in a process of its own. */
record NodeVectorTrial(NodePeer peer, NodeShape shape, Path data, NodeModules modules)
    implements Trial {
  private static final int SECONDS_MAX = 1_800;
  private static final double LITTLE = 0.929;
  private static final double MUCH = 0.987;
  private static final int PERCENT = 100;

  @Override
  public String label() {
    return "words";
  }

  @Override
  public String subject() {
    return peer.name();
  }

  @Override
  public List<Measurement> measure(Path log) throws IOException {
    DataSet.WORDS.prepare(data);
    DataSet.WORDS.truth(data, DataSet.WORDS.open(data, shape.size(), shape.queries()));
    try (TemporaryDirectory scratch = TemporaryDirectory.create("korudelta-bench-")) {
      Path script = NodeVectors.scripts(scratch.path());
      List<String> command =
          List.of(
              program(),
              "--max-old-space-size=4096",
              script.toString(),
              job(scratch.path()).toString());
      return figures((JsonObject) Json.parse(ReportingProcess.run(command, SECONDS_MAX, it -> {})));
    }
  }

  private static String program() {
    return ProgramPath.node(System.getenv())
        .orElseThrow(() -> new KoruException.Unavailable("Node is not installed: version=20"))
        .toString();
  }

  private JsonObject job(Path scratch) {
    JsonArrayBuilder efforts = Json.array();
    shape.pace().efforts().forEach(efforts::add);
    return Json.object()
        .put("subject", peer.name())
        .put("vectors", DataSet.WORDS.file(data).toString())
        .put("truth", DataSet.WORDS.truthFile(data, shape.size(), shape.queries()).toString())
        .put("size", shape.size())
        .put("queries", shape.queries())
        .put("efforts", efforts.build())
        .put("effort", shape.pace().common())
        .put("repetitions", shape.pace().repetitions())
        .put("modules", modules.directory().toString())
        .put("scratch", scratch.toString())
        .put("bundle", bundle())
        .build();
  }

  private String bundle() {
    return peer.isOurs() ? BuiltWeb.file("korudelta-bench-vector.js").toUri().toString() : "";
  }

  private List<Measurement> figures(JsonObject report) {
    Curve curve = new Curve();
    for (JsonValue each : (JsonArray) report.member("passes").orElse(JsonArray.EMPTY)) {
      JsonObject pass = (JsonObject) each;
      curve.add(
          (int) number(pass, "effort"),
          new Pass(number(pass, "recall"), number(pass, "perSecond")));
    }
    List<Measurement> found = new ArrayList<>();
    curve.perSecondAt(LITTLE).ifPresent(rate -> add(found, NodeRow.RECALL_929, rate));
    curve.perSecondAt(MUCH).ifPresent(rate -> add(found, NodeRow.RECALL_987, rate));
    curve
        .passAt(shape.pace().common())
        .ifPresent(pass -> add(found, NodeRow.RECALL, PERCENT * pass.recall()));
    add(found, NodeRow.BUILD, number(report, "seconds"));
    return found;
  }

  private void add(List<Measurement> found, NodeRow row, double figure) {
    found.add(new Measurement(row, peer.name(), List.of(figure)));
  }

  private static double number(JsonObject object, String name) {
    return ((JsonNumber) object.member(name).orElseThrow()).doubleValue();
  }
}

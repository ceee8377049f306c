package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.cli.program.BuiltWeb;
import org.korudelta.cli.program.ProgramPath;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;

/** Node: a process for each call. */
final class NodeEngine implements WebEngine {
  private final TemporaryDirectory scripts;

  private NodeEngine(TemporaryDirectory scripts) {
    this.scripts = scripts;
  }

  static NodeEngine open() throws IOException {
    TemporaryDirectory scripts = TemporaryDirectory.create("korudelta-bench-");
    WebScripts.writeTo(scripts.path());
    return new NodeEngine(scripts);
  }

  @Override
  public JsonObject run(JsonObject job) throws IOException {
    return all(List.of(job)).get(0);
  }

  /** Runs all {@code jobs} in one process, one after the other; their replies in that order. */
  List<JsonObject> all(List<JsonObject> jobs) throws IOException {
    String text = JsonArray.of(jobs).toString();
    String report = ReportingProcess.run(command(text), JOB_SECONDS_MAX, done -> {});
    List<JsonObject> replies = new ArrayList<>();
    for (JsonValue reply : (JsonArray) Json.parse(report)) {
      replies.add((JsonObject) reply);
    }
    return replies;
  }

  private List<String> command(String jobs) {
    return List.of(
        program(),
        "--max-old-space-size=4096",
        scripts.path().resolve("node.mjs").toString(),
        BuiltWeb.file("korudelta-bench.js").toUri().toString(),
        jobs);
  }

  private static String program() {
    return ProgramPath.node(System.getenv())
        .orElseThrow(
            () ->
                new KoruException.Unavailable(
                    "Node is not installed. Install Node 20 or newer (Debian: apt-get install"
                        + " nodejs), or leave it out: --on jvm,chromium"))
        .toString();
  }

  @Override
  public void close() throws IOException {
    scripts.close();
  }
}

package org.korudelta.benchmarks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.cli.program.ReportingProcess;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;

@Timeout(120)
class NodeEngineTests {
  private static final WebShape TINY = new WebShape(0, 1, 0, 0, new WebShape.Wakes(3, 1));

  @Test
  void all_everyOperationOfEverybody_countsWhatItDid() throws IOException {
    List<JsonObject> jobs = new ArrayList<>();
    for (WebTrial trial : trials()) {
      jobs.add(tiny(trial));
    }
    try (NodeEngine node = NodeEngine.open()) {
      List<JsonObject> replies = node.all(jobs);
      assertThat(replies).hasSameSizeAs(jobs);
      assertThat(replies).allSatisfy(reply -> assertThat(WebReply.figures(reply)).hasSize(3));
    }
  }

  @Test
  void run_wakes_saysHowLateEachWas() throws IOException {
    try (NodeEngine node = NodeEngine.open()) {
      for (WebWake wake : WebWake.values()) {
        for (String subject : List.of(Measurement.US, wake.peer())) {
          JsonObject reply = node.run(new WebWakeTrial(wake, subject, TINY, node).job());
          assertThat(WebReply.lates(reply)).hasSize(1).allSatisfy(it -> assertThat(it).hasSize(3));
        }
      }
    }
  }

  @Test
  void measure_oneIsLost_fails(@TempDir Path scripts) throws IOException {
    assertThat(measured(scripts, "count")).contains("figures");
    assertThat(measured(scripts, "count - 1")).contains("lost some: done=3 of=4");
    assertThat(measured(scripts, "count + 1")).contains("lost some: done=5 of=4");
  }

  @Test
  void lateness_oneIsNotHeard_fails(@TempDir Path scripts) throws IOException {
    assertThat(late(scripts, "late(1); late(1);")).contains("lates");
    assertThat(late(scripts, "late(1);")).contains("lost some: done=2 heard=1 of=2");
  }

  @Test
  void figures_clockTooCoarse_isUnavailable() {
    JsonObject reply = Json.object().put("clockMicros", 100).build();
    assertThatThrownBy(() -> WebReply.figures(reply)).hasMessageContaining("stepMicros=100");
  }

  private static String measured(Path scripts, String done) throws IOException {
    String job = "{batchMin:4,batchMax:4,warmupMillis:0,rounds:1,roundMillis:0,budgetMillis:0}";
    return outcome(scripts, "measure(async count => " + done + ", " + job + ")");
  }

  private static String late(Path scripts, String wakes) throws IOException {
    String job = "{samples:2,periodMillis:1,rounds:1}";
    return outcome(
        scripts, "lateness(async (count, period, late) => {" + wakes + " return 2}, " + job + ")");
  }

  /** What {@code call} of the measuring script resolves to or rejects with. */
  private static String outcome(Path scripts, String call) throws IOException {
    WebScripts.writeTo(scripts);
    String text =
        "const {measure, lateness} = await import('"
            + scripts.resolve("measure.mjs").toUri()
            + "');const out = await "
            + call
            + ".catch(String);console.log('report ' + JSON.stringify(out));";
    return ReportingProcess.run(
        List.of("node", "--input-type=module", "--eval", text), 60, done -> {});
  }

  private static List<WebTrial> trials() throws IOException {
    try (WebRun run = WebRun.node(TINY)) {
      List<WebTrial> trials = new ArrayList<>();
      for (Trial trial : run.trials()) {
        if (trial instanceof WebTrial web) {
          trials.add(web);
        }
      }
      return trials;
    }
  }

  /** The same with batches that take no time. */
  private static JsonObject tiny(WebTrial trial) {
    return trial.job().with("batchMin", JsonNumber.of(8)).with("batchMax", JsonNumber.of(8));
  }
}

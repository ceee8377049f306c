package org.korudelta.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/** {@code -Dkoru.ratios=accept} puts the tables of the committed files into the page. */
class RatioTableTests {
  private static final Path DOCS =
      Path.of(System.getProperty("koru.home")).resolve("docs").normalize();
  private static final Path PAGE = DOCS.resolve("benchmarks.md");
  private static final String END = "<!-- to here -->\n";

  private record Row(String label, Target target) implements Operation {
    @Override
    public String unit() {
      return "ns";
    }

    @Override
    public boolean lessIsBetter() {
      return true;
    }
  }

  @Test
  void markdown_twoPlatforms_aTableEachAndALineForEachOperation() {
    Operation spawn = new Row("spawn", Target.figure(100, 30));
    Operation call = new Row("call", Target.ratio("direct", 1.05, 1.02));
    Measured jvm =
        new Measured("jvm", List.of(of(spawn, Measurement.US, 50), of(spawn, "pool", 100)));
    Measured node =
        new Measured(
            "node",
            List.of(
                of(spawn, Measurement.US, 500),
                of(spawn, "then", 100),
                of(spawn, "port", 1_000),
                of(call, Measurement.US, 11),
                of(call, "direct", 10)));
    assertThat(markdown(jvm, node))
        .contains(
            """

            ### jvm

            | operation | KoruDelta | floor | KoruDelta ÷ each beside it |
            |---|---|---|---|
            | spawn | 50.0 ns | ≤ 100: met | pool 0.50 |

            ### node

            | operation | KoruDelta | floor | KoruDelta ÷ each beside it |
            |---|---|---|---|
            | spawn | 500 ns | ≤ 100: missed | then 5.00; port 0.50 |
            | call | 11.0 ns | ÷ direct ≤ 1.05: missed | direct 1.10 |
            """);
  }

  @Test
  void markdown_nothingOfOurs_hasNoRatios() {
    Measured jvm = new Measured("jvm", List.of(of(new Row("a", Target.none("")), "pool", 1)));
    assertThat(markdown(jvm)).contains("| a | – |  | pool – |");
  }

  @Test
  void markdown_machineWithoutJava_namesItsNode() {
    JsonObject machine = Json.object().put("node", "v20.20.2").put("processors", 2).build();
    assertThat(new RatioTable(Json.object().put("machine", machine).build()).markdown())
        .contains("on 2 processors, , , v20.20.2.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "runtime", "sim", "vector"})
  void page_holdsWhatTheCommittedFileGives(String name) throws IOException {
    byte[] result = Files.readAllBytes(DOCS.resolve("benchmarks/" + name + ".json"));
    String tables = new RatioTable((JsonObject) Json.parse(result)).markdown();
    String begin = "<!-- from benchmarks/" + name + ".json -->\n";
    String page = Files.readString(PAGE);
    assertThat(page).contains(begin, END);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(END, from);
    if ("accept".equals(System.getProperty("koru.ratios"))) {
      page = page.substring(0, from) + "\n" + tables + "\n" + page.substring(to);
      Files.writeString(PAGE, page);
    }
    assertThat(page.substring(from, page.indexOf(END, from))).isEqualTo("\n" + tables + "\n");
  }

  private static String markdown(Measured... platforms) {
    JsonObject shape = Json.object().build();
    return new RatioTable(new ResultFile(shape, List.of(platforms)).json()).markdown();
  }

  private static Measurement of(Operation operation, String subject, double figure) {
    return new Measurement(operation, subject, List.of(figure));
  }
}

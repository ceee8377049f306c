package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/** Stacks of the shipped, minified JavaScript are those of Java, by the map that ships with it. */
class SourceMapTests {
  private static final String ROOT = "korudelta:///";
  private static final Path MODULES = Path.of("..");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern FRAME =
      Pattern.compile("at .*\\(" + ROOT + "(org/korudelta/\\S+\\.java):(\\d+):\\d+\\)");

  /** The clock fails: asked first by the call, then by the host's turn, then by its timers. */
  private static final String BROKEN_CLOCK =
      """
      const db = await open();
      const now = performance.now.bind(performance);
      let left = BREAKS_AT;
      performance.now = () => {
        if (--left === 0) throw new Error('broken clock');
        return now();
      };
      await db.put('a', 'x', json('1'));
      """;

  @Test
  void console_platformFailsInATurn_showsTheLinesOfJava() throws Exception {
    String output = NodeRun.script(BROKEN_CLOCK.replace("BREAKS_AT", "3")).passed();

    assertThat(output)
        .startsWith("unhandled error: task=event loop error=")
        .contains("(JavaScript) Error: broken clock\n");
    assertThat(javaLines(output).get(0)).contains("EventLoop.monotonicMillis()");
    assertThat(javaLines(output)).anyMatch(line -> line.contains("kernel.fireDue(nowNanos())"));
  }

  @Test
  void uncaught_platformFailsBetweenTurns_showsTheLineOfJava() throws Exception {
    NodeRun run = NodeRun.script(BROKEN_CLOCK.replace("BREAKS_AT", "2"));

    assertThat(run.exit()).isNotZero();
    assertThat(run.output()).contains("Error: broken clock");
    assertThat(javaLines(run.output()))
        .anyMatch(line -> line.contains("slice.enter(EventLoop.monotonicMillis())"));
  }

  @Test
  void rejection_noId_showsTheCallInJava() throws Exception {
    String output =
        NodeRun.script(
                "const db = await open();"
                    + "await db.getVersion('x').catch(error => console.log(error.stack));")
            .passed();

    assertThat(output).startsWith("KoruError: not a version id");
    assertThat(javaLines(output))
        .anyMatch(line -> line.contains("reject.accept(ErrorObject.of(error))"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"korudelta.js", "korudelta-conformance.js"})
  void map_everySource_isNamedByItsPackage(String bundle) throws Exception {
    assertThat(Files.readString(WebFiles.file(bundle)))
        .endsWith("//# sourceMappingURL=" + bundle + ".map");
    JsonObject map = (JsonObject) Json.parse(Files.readString(WebFiles.file(bundle + ".map")));

    assertThat(map.member("sourceRoot")).contains(JsonString.of(ROOT));
    List<String> ours = new ArrayList<>();
    for (JsonValue source : (JsonArray) map.member("sources").orElseThrow()) {
      String name = ((JsonString) source).value();
      assertThat(name).matches("(org|com)/[\\w/]+\\.java");
      ours.addAll(name.startsWith("org/korudelta/") ? List.of(name) : List.of());
    }
    assertThat(ours)
        .contains("org/korudelta/browser/BrowserHost.java")
        .allMatch(SourceMapTests::exists);
  }

  private static boolean exists(String source) {
    return !modulesWith(source).isEmpty();
  }

  /** The lines of our sources that the frames of a stack name, innermost first. */
  private static List<String> javaLines(String stack) throws Exception {
    List<String> lines = new ArrayList<>();
    Matcher frame = FRAME.matcher(stack);
    while (frame.find()) {
      Path file = modulesWith(frame.group(1)).get(0);
      lines.add(Files.readAllLines(file).get(Integer.parseInt(frame.group(2)) - 1));
    }
    assertThat(lines).as(stack).isNotEmpty();
    return lines;
  }

  private static List<Path> modulesWith(String source) {
    try (Stream<Path> modules = Files.list(MODULES)) {
      return modules
          .map(module -> module.resolve(SOURCES).resolve(source))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

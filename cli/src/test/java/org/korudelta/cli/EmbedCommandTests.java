package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.cli.terminal.ExitCode;

class EmbedCommandTests {
  @TempDir Path directory;

  private Terminal.Result koru(String... line) {
    return Terminal.on(directory.resolve("data")).run(line);
  }

  private String stored() {
    return koru("get", "colours", "red").out().strip();
  }

  @Test
  void embed_anArray_isAVectorOfTheModelThatIsNamed() {
    Terminal.Result result = koru("embed", "colours", "red", "[1,0.5]", "--model", "rgb");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains(" embed {\"dimensions\":2,");
    assertThat(stored())
        .isEqualTo("{\"dimensions\":2,\"metadata\":{},\"model\":\"rgb\",\"vector\":[1,0.5]}");
    assertThat(koru("log", "colours", "red", "--json").out()).contains("\"operation\":\"embed\"");
  }

  @Test
  void embed_withMetadata_keepsThemWithTheVector() {
    koru("embed", "colours", "red", "[1]", "--metadata", "{\"warm\":true}");

    assertThat(stored())
        .isEqualTo(
            "{\"dimensions\":1,\"metadata\":{\"warm\":true},\"model\":\"default\",\"vector\":[1]}");
  }

  @Test
  void embed_whatGetShows_isTheSameEmbedding() {
    koru("embed", "colours", "red", "[1,0.6]", "--metadata", "{\"a\":1}", "--model", "rgb");
    String before = stored();

    assertThat(koru("embed", "colours", "red", before).exit()).isZero();

    assertThat(stored()).isEqualTo(before);
    assertThat(koru("log", "colours", "red").lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"embed colours red -", "embed colours red"})
  void embed_fromStandardInput_isRead(String line) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("[0.25]\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(koru(line.split(" ")).exit()).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(stored()).endsWith("\"vector\":[0.25]}");
  }

  @Test
  void embed_inAShellOfLines_leavesItsInputAlone() {
    Terminal.Result result = koru("shell", "-c", "embed colours red [1, 0]", "-c", "keys colours");

    assertThat(result.lines()).contains("red");
  }

  @Test
  void embed_expectingAndCaused_isAsForPut() {
    String red =
        koru("embed", "colours", "red", "[1]", "--expect", "absent").out().split(" ", -1)[1];

    assertThat(koru("embed", "colours", "red", "[2]", "--expect", "absent").exit())
        .isEqualTo(ExitCode.CONFLICT);
    assertThat(koru("embed", "colours", "red", "[2]", "--expect", red).exit()).isZero();
    assertThat(koru("embed", "colours", "pink", "[3]", "--cause", red).exit()).isZero();
    assertThat(koru("graph", "colours", "pink", "--ancestors").out()).contains(red);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]|vector without components: dimensions=0 min=1",
        "[1,\"a\"]|name=vector[1] expected=number actual=\"a\"",
        "\"a\"|name=vector expected=array actual=\"a\"",
        "[1|malformed JSON",
        "{\"vector\":[1]}|embedding member missing: name=model",
        "[1e39]|vector component not finite: index=0",
      })
  void embed_whatIsNoVector_isRefusedAndMakesNoDatabase(String line) {
    String[] parts = line.split("\\|", -1);

    Terminal.Result result = koru("embed", "colours", "red", parts[0]);

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("koru: bad_request: ").contains(parts[1]);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void embed_anObjectAndWhatItSaysItself_isAUsageError() {
    String object = "{\"model\":\"rgb\",\"vector\":[1]}";

    assertThat(koru("embed", "colours", "red", object, "--model", "lab").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(koru("embed", "colours", "red", object, "--metadata", "{}").err())
        .contains("an object says its own");
  }

  @Test
  void embed_otherDimensions_areRefusedByBoth() {
    koru("embed", "colours", "red", "[1,0,0]");

    Terminal.Result result = koru("embed", "colours", "blue", "[1,0]");

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("model=default").contains("3").contains("2");
  }
}

package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.worlds.runtime.RuntimeWorld;

class ReplayCommandTests {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void record() throws IOException {
    Recording recording = Recording.of().with("swarm/sleep", 1).with("sleep", 1, 0, 0, 1, 9);
    file = directory.resolve("run.sim");
    Files.writeString(file, new Runner(new RuntimeWorld()).file("runtime", recording).text());
  }

  @Test
  void replay_runThatPasses_isTheSame() {
    Terminal.Result result = Terminal.execute("replay", file.toString());

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("passed\nsame as recorded, to the last bit\n");
  }

  @Test
  void replay_until_stopsThereAndTellsTheState() {
    Terminal.Result result = Terminal.execute("replay", file.toString(), "--until", "2", "--state");

    assertThat(result.exit()).isZero();
    assertThat(result.lines().get(0)).startsWith("step 0 time 0 ns, at the beginning, ready ");
    assertThat(result.out())
        .contains("task sleeper 0 waits for ")
        .endsWith("stopped before step 2\n");
  }

  @Test
  void replay_changedChoices_tellsTheDrift() throws IOException {
    Files.writeString(
        file, Files.readString(file).replace("one more sleep?", "once there was more"));

    assertThat(Terminal.execute("replay", file.toString()).out())
        .contains("drift: new choice: stream=sleep")
        .endsWith("other than recorded\n");
  }

  @Test
  void replay_noFileOrAnotherOne_isNamed() throws IOException {
    assertThat(Terminal.execute("replay", directory.resolve("none").toString()).err())
        .contains("no such file: file=");
    Files.writeString(file, "nonsense");
    assertThat(Terminal.execute("replay", file.toString()).err())
        .contains("bad sim file: line=1 ends without 'end': nonsense");
  }
}

package org.korudelta.deterministic.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.error.KoruException;

class SimFileTests {
  private static final World WORLD =
      simulation -> {
        simulation.runtime().call("writer", () -> simulation.choices().draw(5, "key"));
        simulation.runtime().runUntilIdle();
        int rest = 0;
        while (simulation.choices().more(3, "one more?")) {
          rest += simulation.choices().draw(2, "tab\there");
        }
        simulation.always(rest < 2, "rest", () -> "two\nlines");
      };

  private final Runner runner = new Runner(WORLD, Settings.NONE.with("faults", "disk,crash"));
  private final SimFile file = runner.file("example", Recording.of(3, 1, 1, 1, 1));

  @Test
  void text_failingRun_isTheDocumentedFormat() {
    assertThat(file.text())
        .isEqualTo(
            "korudelta-sim 1\nworld example\nsetting faults disk,crash\nfailure rest\n"
                + "message two\\nlines\nhash "
                + SimFormat.hash(file.outcome().traceHash())
                + "\nstream main\n3\tkey\twriter\n1\tone more?\twriter\n1\ttab\\there\twriter\n"
                + "1\tone more?\twriter\n1\ttab\\there\twriter\nend\n");
  }

  @Test
  void parse_itsText_isTheSameFile() {
    SimFile again = SimFile.parse(file.text());

    assertThat(again.text()).isEqualTo(file.text());
    assertThat(again.recording()).isEqualTo(file.recording());
    assertThat(again.program().settings().all()).isEqualTo(file.program().settings().all());
    assertThat(again.outcome()).isEqualTo(file.outcome());
  }

  @Test
  void replay_sameWorld_isTheSameToTheLastBit() {
    Replay replay = runner.replay(SimFile.parse(file.text()));

    assertThat(replay.drift()).isEmpty();
    assertThat(replay.same()).isTrue();
    assertThat(replay.run().failure().orElseThrow().message()).isEqualTo("two\nlines");
  }

  @Test
  void replay_changedWorld_tellsWhereItDrifts() {
    World changed =
        simulation -> {
          simulation.choices().draw(9, "new");
          WORLD.run(simulation);
        };

    Replay replay = new Runner(changed).replay(file);

    assertThat(replay.drift())
        .containsExactly("new choice: stream=main place=0 asked=new recorded=key");
    assertThat(replay.sameFailure()).isTrue();
    assertThat(replay.same()).isFalse();
  }

  @Test
  void text_manyAlike_areOneLine() {
    Runner zeros =
        new Runner(
            simulation -> {
              for (int i = 0; i < 50; i++) {
                simulation.choices().draw(2, "same");
              }
            });
    SimFile long50 = zeros.file("z", Recording.of(0, 0, 0, 0, 1));

    assertThat(long50.text()).contains("stream main\n0*4\tsame\n1\tsame\nend\n");
    assertThat(SimFile.parse(long50.text()).recording()).isEqualTo(Recording.of(0, 0, 0, 0, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense 1~end~                                  | bad sim file: line=1 not a sim file: nonsense 1
          korudelta-sim 1~world x~                         | bad sim file: line=3 ends without 'end':
          korudelta-sim 1~end~                             | bad sim file: line=2 no world or no hash: end
          korudelta-sim 1~what 3~end~                      | bad sim file: line=2 unknown line: what 3
          korudelta-sim 1~1~end~                           | bad sim file: line=2 choice without a label: 1
          korudelta-sim 1~stream main~9999999999#x~end~    | bad sim file: line=3 no number: 9999999999
          korudelta-sim 1~stream main~1*99999999#x~end~    | bad sim file: line=3 too many choices, or none: max=10000000: 1*99999999
          korudelta-sim 1~world~end~                       | bad sim file: line=2 nothing after the word: world
          korudelta-sim 1~hash 12~end~                     | no hash: hash=12
          korudelta-sim 1~world a~world a~end~             | bad sim file: line=3 given before: world a
          korudelta-sim 1~setting a 1~setting a 2~end~     | bad sim file: line=3 given before: setting a 2
          korudelta-sim 1~stream main~1#x~stream main~end~ | bad sim file: line=4 given before: stream main
          """)
  void parse_damaged_namesTheLine(String text, String message) {
    assertThatThrownBy(() -> SimFile.parse(text.replace('~', '\n').replace('#', '\t')))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void parse_settingsOfAnyName_areDifferent() {
    SimFile odd =
        new Runner(WORLD, Settings.NONE.with("of", "of").with("crash", "1").with("ofcrash", ""))
            .file("example", Recording.of());

    assertThat(SimFile.parse(odd.text()).text()).isEqualTo(odd.text());
  }

  @Test
  void parse_laterVersion_isUnsupported() {
    assertThatThrownBy(() -> SimFile.parse("korudelta-sim 2\nend\n"))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("sim file of another version: version=2 known=1");
  }
}

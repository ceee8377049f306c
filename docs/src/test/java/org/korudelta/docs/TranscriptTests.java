package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTests {
  private static final Place FENCE = new Place(Path.of("page.md"), 10);

  @Test
  void of_commandsWithInputAndOutput_keepsThemApart() {
    Transcript transcript =
        transcript(
            """
            $ cat >file <<END
            > one
            > END
            $ koru shell
            koru(koru-data)> put a b 1
            koru(koru-data @2020-01-01)> get a b
            1
            """);

    assertThat(transcript.steps())
        .containsExactly(
            new Transcript.Step(FENCE.below(1), "cat >file <<END\none\nEND", List.of(), List.of()),
            new Transcript.Step(
                FENCE.below(4), "koru shell", List.of("put a b 1", "get a b"), List.of("1")));
  }

  @Test
  void of_textBeforeTheFirstCommand_fails() {
    assertThatThrownBy(() -> transcript("Like this:\n$ koru stats\n"))
        .hasMessageContaining("page.md:10")
        .hasMessageContaining("begins with a command");
  }

  @Test
  void matches_ellipsis_standsForAnythingInALineOrForLines() {
    assertThat(shown("at … ok").matches("at 17:04 ok\n")).isTrue();
    assertThat(shown("first", "…", "last").matches("first\n2\n3\nlast\n")).isTrue();
    assertThat(shown("first", "…").matches("first\n")).isTrue();
    assertThat(shown().matches("whatever\n")).isTrue();
    assertThat(shown("KEY  SCORE").matches("KEY     SCORE\n")).isTrue();
    assertThat(shown("a", "", "b ").matches("a  \r\nb\n\n")).isTrue();
    assertThat(shown("done").matches("1 of 2\r\u001b[Kdone\r\n")).isTrue();
  }

  @Test
  void matches_otherOutput_doesNot() {
    assertThat(shown("at … ok").matches("at 17:04 failed\n")).isFalse();
    assertThat(shown("first").matches("first\nsecond\n")).isFalse();
    assertThat(shown("first", "second").matches("first\n")).isFalse();
    assertThat(shown("a.b").matches("axb\n")).isFalse();
    assertThat(shown("…", "last").matches("first\n")).isFalse();
    assertThat(shown("one").matches("")).isFalse();
  }

  private static Transcript transcript(String text) {
    return Transcript.of(new Block(FENCE, "console", "", text));
  }

  private static Shown shown(String... lines) {
    return new Shown(List.of(lines));
  }
}

package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No script that ships names {@code window}, which only pages have. */
class WindowTests {
  /**
   * The name by itself: no member, and no part of another name or of a text, as of a window size.
   */
  private static final Pattern WINDOW =
      Pattern.compile("(?<![\\w$.'\"-])window(?![\\w$'\":-]| size)");

  @ParameterizedTest
  @ValueSource(strings = {"korudelta.js", "korudelta-wasm.js", "wasm-runtime.js"})
  void shippedScript_everyLine_namesNoWindow(String script) throws Exception {
    assertThat(lines(Files.readString(WebFiles.file(script)))).isEmpty();
  }

  @Test
  void lines_windowInAnyUse_isFound() {
    List<String> uses =
        List.of("window.setTimeout(a)", "b=window;", "typeof window!=='undefined'", "f(window)");
    assertThat(lines(String.join("\n", uses))).isEqualTo(uses);
  }

  @Test
  void lines_otherNames_areNotFound() {
    assertThat(lines("a.window=1;windows();$window;'window';{window:1};\"invalid window size\""))
        .isEmpty();
  }

  private static List<String> lines(String script) {
    return script.lines().filter(line -> WINDOW.matcher(line).find()).toList();
  }
}

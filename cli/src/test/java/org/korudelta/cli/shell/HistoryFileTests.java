package org.korudelta.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTests {
  @TempDir Path home;

  @Test
  void of_aHome_isItsOwnersAlone() throws IOException {
    Path file = HistoryFile.of(Map.of("HOME", home.toString())).orElseThrow();

    assertThat(file).isEqualTo(home.resolve(".local/state/koru/history")).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void of_aStateDirectory_goesBeforeHome() {
    Path state = home.resolve("state");

    assertThat(HistoryFile.of(Map.of("HOME", home.toString(), "XDG_STATE_HOME", "" + state)))
        .contains(state.resolve("koru/history"));
    assertThat(HistoryFile.of(Map.of("HOME", home.toString(), "XDG_STATE_HOME", "relative")))
        .contains(home.resolve(".local/state/koru/history"));
  }

  @Test
  void of_aFileThatIsThere_keepsIt() throws IOException {
    Map<String, String> environment = Map.of("HOME", home.toString());
    Files.writeString(HistoryFile.of(environment).orElseThrow(), "keys");

    assertThat(HistoryFile.of(environment).orElseThrow()).hasContent("keys");
  }

  @Test
  void of_noHome_isNone() throws IOException {
    assertThat(HistoryFile.of(Map.of())).isEmpty();
    assertThat(HistoryFile.of(Map.of("HOME", home + "/absent"))).isEmpty();
    Path file = Files.createFile(home.resolve("file"));
    assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", file.toString()))).isEmpty();
  }
}

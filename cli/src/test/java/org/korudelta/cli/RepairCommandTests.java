package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.cli.Terminal.Result;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.jvm.BlockingKoruDelta;

/** {@code koru repair} on real files. */
class RepairCommandTests {
  @TempDir Path parent;
  private Path damaged;
  private Path mended;
  private Terminal koru;

  @BeforeEach
  void write() {
    damaged = parent.resolve("damaged");
    mended = parent.resolve("mended");
    koru = Terminal.on(damaged);
    koru.run("put", "n", "a", "1");
    koru.run("put", "n", "b", "\"to be damaged\"");
    koru.run("put", "n", "b", "3");
    koru.run("put", "n", "a", "4");
  }

  private void damage() throws IOException {
    Path segment = damaged.resolve("segment-0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("to be damaged");
    bytes[at] ^= 1;
    Files.write(segment, bytes);
  }

  private Result repair(String... more) {
    String[] line = new String[more.length + 4];
    line[0] = "repair";
    line[1] = damaged.toString();
    line[2] = "--into";
    line[3] = mended.toString();
    System.arraycopy(more, 0, line, 4, more.length);
    return Terminal.execute(line);
  }

  @Test
  void repair_soundDatabase_isComplete() {
    Result result = repair();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "kept 4 versions, lost 0; " + mended + " has 4 versions in 4 commits and is sound\n");
    assertThat(Terminal.on(mended).run("log", "n", "a").out())
        .isEqualTo(koru.run("log", "n", "a").out());
  }

  @Test
  void repair_damaged_namesWhatIsLostAndSavesTheRest() throws Exception {
    damage();
    Result result = repair();

    assertThat(result.exit()).isEqualTo(ExitCode.CORRUPTION);
    assertThat(result.lines()).hasSize(4);
    assertThat(result.lines().get(1))
        .startsWith("damage\tversion lost: segment=1 offset=")
        .contains("namespace=n key=b")
        .endsWith("actual=not what was written");
    assertThat(result.lines().get(2)).contains("the version before it is lost");
    assertThat(result.lines().get(3)).startsWith("kept 2 versions, lost 2;");
    assertThat(Terminal.on(mended).run("get", "n", "a").out()).isEqualTo("4\n");
    assertThat(Terminal.on(mended).run("get", "n", "b").exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(Terminal.on(mended).run("verify").exit()).isZero();
  }

  @Test
  void repair_rewriting_keepsWhatRestsOnTheLost() throws Exception {
    damage();
    Result result = repair("--rewrite", "--json");

    assertThat(result.exit()).isEqualTo(ExitCode.CORRUPTION);
    assertThat(result.lines()).element(2).asString().contains("\"finding\":\"version_rewritten\"");
    assertThat(result.lines())
        .last()
        .asString()
        .startsWith("{\"complete\":false,\"damages\":3,\"into\":")
        .contains("\"kept\":2,\"lost\":1,\"rewritten\":1,\"sound\":true,\"versions\":3");
    assertThat(Terminal.on(mended).run("get", "n", "b").out()).isEqualTo("3\n");
  }

  @Test
  void repair_directoryOfData_isTheDefault() {
    Result result = koru.run("repair", "--into", mended.toString());

    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Test
  void repair_intoWhatIsThere_isRefusedAndLeavesIt() throws Exception {
    Files.createDirectory(mended);
    Files.writeString(mended.resolve("mine"), "mine");

    Result result = repair();

    assertThat(result.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("not empty");
    assertThat(mended.toFile().list()).containsExactly("mine");
  }

  @Test
  void repair_intoItself_isRefused() {
    mended = damaged.resolve("within");

    assertThat(repair().exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(koru.run("verify").exit()).isZero();
  }

  @Test
  void repair_ofNothing_isNotFound() {
    damaged = parent.resolve("nowhere");

    assertThat(repair().exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(mended).doesNotExist();
  }

  @Test
  void repair_whileItIsOpen_isRefused() {
    try (BlockingKoruDelta open = BlockingKoruDelta.open(damaged)) {
      assertThat(repair().exit()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(open.keys("n")).hasSize(2);
    }
  }
}

package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;

class InstalledJavaTests {
  @TempDir Path parent;

  @Test
  void in_installations_readsTheirFeatureVersions() throws IOException {
    install(parent.resolve("a"), "17.0.19");
    install(parent.resolve("b"), "26-ea");
    install(parent.resolve("c.jdk/Contents/Home"), "25");
    Files.createDirectories(parent.resolve("no-java"));

    assertThat(InstalledJava.in(parent))
        .extracting(InstalledJava::feature)
        .containsExactly(17, 26, 25);
  }

  @Test
  void in_noRelease_isNotFound() throws IOException {
    install(parent.resolve("a"), "17");
    Files.delete(parent.resolve("a/release"));

    assertThat(InstalledJava.in(parent)).isEmpty();
    assertThat(InstalledJava.in(parent.resolve("absent"))).isEmpty();
  }

  @Test
  void all_here_includesTheJavaThatRuns() {
    assertThat(InstalledJava.all())
        .extracting(InstalledJava::feature)
        .contains(Runtime.version().feature());
  }

  @Test
  void among_severalReleases_takesSeventeenAndTheNewestFrom25Up() {
    List<InstalledJava> installed = List.of(java(26), java(17), java(25), java(21));

    assertThat(JvmRelease.OLDEST.among(installed)).isEqualTo(java(17));
    assertThat(JvmRelease.NEWEST.among(installed)).isEqualTo(java(26));
  }

  @Test
  void among_missingRelease_isUnavailableWithTheWayToInstallIt() {
    assertThatThrownBy(() -> JvmRelease.OLDEST.among(List.of(java(21), java(25))))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("jvm-17")
        .hasMessageContaining("openjdk-17-jdk-headless");
    assertThatThrownBy(() -> JvmRelease.NEWEST.among(List.of(java(17), java(24))))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("Install a JDK from 25 up");
  }

  private static InstalledJava java(int feature) {
    return new InstalledJava(Path.of("java-" + feature), feature);
  }

  private static void install(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Path program = Files.createFile(home.resolve("bin/java"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2026-01-01\"\n");
  }
}

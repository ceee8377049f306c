package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.cli.program.TemporaryDirectory;
import org.korudelta.conformance.World;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.JvmRuntime;

class JvmFilesTests {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Test
  @Timeout(60)
  void close_worldDisposedWithAnOpenFile_closesItBeforeItsDirectoryGoes() throws Exception {
    CountDownLatch disposed = new CountDownLatch(1);
    JvmWorld world;
    try (JvmFiles platform = JvmFiles.named("jvm")) {
      world = (JvmWorld) platform.world((task, error) -> {});
      leaveOpen(world.runtime());
      world.runtime().close(JvmRuntime.GRACE).onComplete(ended -> dispose(world, disposed));
      disposed.await();
      assertThat(world.directory().path()).isDirectoryContaining("glob:**.log");
    }

    assertThat(world.directory().path()).doesNotExist();
  }

  private static void leaveOpen(JvmRuntime runtime) {
    runtime.await(
        "create", () -> runtime.spawn("c", () -> runtime.storage().create("a.log")).promise());
  }

  private static void dispose(World world, CountDownLatch disposed) {
    world.dispose();
    disposed.countDown();
  }

  @Test
  @Timeout(120)
  void close_afterTheScenariosOfStorage_leavesNoDirectory() {
    List<Path> before = directories();
    try (JvmFiles platform = JvmFiles.named("jvm")) {
      SuiteRun.of(ScenarioGroup.STORAGE, platform, id -> {});
    }

    assertThat(directories()).isSubsetOf(before);
  }

  /** The kernel's own directories are nobody's to delete, root's neither. */
  @Test
  @Timeout(60)
  void close_directoriesThatCannotBeDeleted_allOthersGoAndEachIsNamed() {
    assumeThat(Path.of("/proc/self/fdinfo")).exists();
    JvmFiles platform = JvmFiles.named("jvm");
    platform.worlds().add(undeletable("/proc/self/fdinfo"));
    JvmWorld sound = (JvmWorld) platform.world((task, error) -> {});
    platform.worlds().add(undeletable("/proc/self/task"));

    assertThatThrownBy(platform::close)
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageStartingWith("cannot delete: directory=/proc/self/fdinfo reason=")
        .extracting(first -> first.getSuppressed()[0].getMessage())
        .asString()
        .startsWith("cannot delete: directory=/proc/self/task reason=");
    assertThat(sound.directory().path()).doesNotExist();
  }

  private static JvmWorld undeletable(String path) {
    return new JvmWorld(
        JvmRuntime.inMemory(), new TemporaryDirectory(Path.of(path)), JvmRuntime::inMemory);
  }

  private static List<Path> directories() {
    try (Stream<Path> entries = Files.list(TEMPORARY)) {
      return new ArrayList<>(
          entries.filter(path -> path.toString().contains("korudelta-conformance-")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

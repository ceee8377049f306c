package org.korudelta.jvm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.jvm.JdkVectorKernel;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.vector.VectorKernel;

/** Which kernel a JVM takes from the jar. */
class KernelJarTests {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String ADD_MODULE = "--add-modules=" + MODULE;
  private static final String KERNEL = "org.korudelta.jvm.Simd";

  @TempDir static Path folder;
  private static Path jar;

  @BeforeAll
  static void pack() throws Exception {
    jar = folder.resolve("runtime-jvm.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path classes = place(JdkVectorKernel.class);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        entries.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
      }
    }
  }

  @Test
  void classPath_withTheModule_hasTheKernelOfTheRegisters() throws Exception {
    assertThat(kernels(onClassPath(ADD_MODULE))).isEqualTo(expected(preferredBits()));
  }

  @Test
  void modulePath_withTheModule_hasTheKernelOfTheRegisters() throws Exception {
    List<String> path =
        List.of(jar, place(VectorKernel.class), place(AsyncRuntime.class)).stream()
            .map(Path::toString)
            .toList();
    assertThat(
            kernels(
                List.of(
                    "--module-path=" + String.join(File.pathSeparator, path),
                    ADD_MODULE + ",org.korudelta.jvm",
                    "-cp",
                    place(KernelProbe.class).toString())))
        .isEqualTo(expected(preferredBits()));
  }

  @Test
  void classPath_withoutTheModule_hasThePortableKernel() throws Exception {
    assertThat(kernels(onClassPath("-Dwithout=module"))).isEmpty();
  }

  @Test
  void jvm_thatDoesNotCompileVectors_hasThePortableKernel() throws Exception {
    assertThat(kernels(onClassPath(ADD_MODULE, "-XX:TieredStopAtLevel=1"))).isEmpty();
    assertThat(kernels(onClassPath(ADD_MODULE, "-Xint"))).isEmpty();
  }

  @Test
  void processor_withNarrowerRegisters_hasTheKernelOfThose() throws Exception {
    int bits = preferredBits();
    assertThat(kernels(onClassPath(ADD_MODULE, "-XX:MaxVectorSize=32")))
        .isEqualTo(expected(Math.min(bits, 256)));
    assertThat(kernels(onClassPath(ADD_MODULE, "-XX:MaxVectorSize=16")))
        .isEqualTo(expected(Math.min(bits, 128)));
  }

  private static List<String> expected(int bits) {
    if (Runtime.version().feature() != 25 || bits < 256) {
      return List.of();
    }
    return List.of(bits < 512 ? KERNEL + "256Kernel" : KERNEL + "512Kernel");
  }

  /**
   * Of the registers of this machine; by reflection, as Java 17 has the class in another module.
   */
  private static int preferredBits() throws ReflectiveOperationException {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return 0;
    }
    Class<?> shape = Class.forName(MODULE + ".VectorShape");
    Object preferred = shape.getMethod("preferredShape").invoke(null);
    return (int) shape.getMethod("vectorBitSize").invoke(preferred);
  }

  private static List<String> onClassPath(String... options) throws Exception {
    List<Path> path =
        List.of(
            jar, place(VectorKernel.class), place(AsyncRuntime.class), place(KernelProbe.class));
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-cp");
    all.add(path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return all;
  }

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The kernels that a JVM with these options loads to compute one dot product, which is right. */
  private static List<String> kernels(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-Xlog:class+load:stdout"));
    command.addAll(options);
    command.add(KernelProbe.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains("dot=" + 127 * 127 * KernelProbe.LENGTH);
      return said.lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .filter(word -> word.startsWith(KERNEL) && word.endsWith("Kernel"))
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }
}

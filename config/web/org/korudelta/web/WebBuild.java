package org.korudelta.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Build step of runtime-browser: compiles the shipped bundle and the conformance bundle, each to
 * JavaScript and to WebAssembly, the simulator and what is measured to JavaScript, and, as a proof
 * that portable code stays portable, every method of every portable module.
 *
 * <p>Arguments: {@code <class path> <target directory> <true for the proof too>}. The class path is
 * the module's own, in Maven's form: class folders while testing, jars while packaging. A
 * compilation whose inputs have not changed by one byte is skipped.
 */
public final class WebBuild {
  /** Modules that must compile for browsers whole, by directory and artifact name. */
  private static final List<String> PORTABLE =
      List.of("runtime-api", "core", "runtime-deterministic", "conformance-suite", "worlds");

  /** Modules that may not reach the shipped bundle. */
  private static final List<String> NOT_SHIPPED =
      List.of("runtime-deterministic", "conformance-suite", "worlds");

  private static final String PRODUCT = "org.korudelta.browser.KoruDeltaWeb";
  private static final String MEMORY = "org.korudelta.browser.MemoryWeb";
  private static final String TABS = "org.korudelta.browser.TabsWeb";
  private static final String TOOLS = "org.korudelta.browser.ToolsWeb";
  private static final String CONFORMANCE = "org.korudelta.browser.conformance.ConformanceWeb";
  private static final String TESTING = "org.korudelta.browser.testing.TestingWeb";

  /** What benchmarks run, and two programs whose sizes they compare. */
  private static final Map<String, String> MEASURED =
      Map.of(
          "korudelta-bench", "org.korudelta.browser.bench.BenchWeb",
          "korudelta-bench-direct", "org.korudelta.browser.bench.DirectProgram",
          "korudelta-bench-interface", "org.korudelta.browser.bench.InterfaceProgram",
          "korudelta-bench-vector", "org.korudelta.browser.bench.VectorWeb");

  /** What a visitor may download; the map only where developer tools ask for it. */
  private static final List<String> REPORTED =
      List.of(
          "korudelta.js",
          "korudelta.js.map",
          "korudelta-memory.js",
          "korudelta-tabs.js",
          "korudelta-tools.js",
          "korudelta.wasm",
          "wasm-runtime.js",
          "korudelta-conformance.js",
          "korudelta-conformance.wasm");

  private final List<Path> classPath;
  private final Path target;
  private final boolean proving;

  private WebBuild(List<Path> classPath, Path target, boolean proving) {
    this.classPath = classPath;
    this.target = target;
    this.proving = proving;
  }

  public static void main(String[] arguments) throws Exception {
    var classPath =
        Stream.of(arguments[0].split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();
    try {
      new WebBuild(classPath, Path.of(arguments[1]), Boolean.parseBoolean(arguments[2])).run();
    } catch (WebBuildException problem) {
      System.err.println(problem.getMessage());
      System.exit(1);
    }
  }

  private void run() throws Exception {
    if (proving) {
      portability().build();
    }
    var product = classPath.stream().filter(entry -> !belongsTo(NOT_SHIPPED, entry)).toList();
    build("korudelta", PRODUCT, product);
    script("korudelta-memory", MEMORY, product);
    script("korudelta-tabs", TABS, product);
    script("korudelta-tools", TOOLS, product);
    build("korudelta-conformance", CONFORMANCE, classPath);
    script("korudelta-testing", TESTING, classPath);
    for (String name : new TreeSet<>(MEASURED.keySet())) {
      script(name, MEASURED.get(name), classPath);
    }
    WasmLoader.write(web(), "korudelta", "open", "errorsAs");
    WasmLoader.write(
        web(), "korudelta-conformance", "runContract", "goldenTraces", "replaySim", "meet");
    SizeReport.of(web(), REPORTED).publish(target.resolve("size-report.json"));
  }

  private void build(String name, String mainClass, List<Path> over) throws Exception {
    script(name, mainClass, over);
    new WebBundle(mainClass, web().resolve(name + ".wasm"), WebTarget.WASM, over).build();
  }

  private void script(String name, String mainClass, List<Path> over) throws Exception {
    new WebBundle(mainClass, web().resolve(name + ".js"), WebTarget.MODULE, over).build();
  }

  private Path web() {
    return target.resolve("web");
  }

  private WebBundle portability() throws IOException {
    var portable = classPath.stream().filter(entry -> belongsTo(PORTABLE, entry)).toList();
    if (portable.size() != PORTABLE.size()) {
      throw new WebBuildException(
          "portable modules missing from the class path: expected="
              + PORTABLE
              + " found="
              + portable);
    }
    var entryPoint = target.resolve("portability/classes");
    EveryMethod.of(portable).writeTo(entryPoint);
    return new WebBundle(
        EveryMethod.CLASS_NAME,
        target.resolve("portability/every-method.js"),
        WebTarget.PLAIN,
        Stream.concat(Stream.of(entryPoint), classPath.stream()).toList());
  }

  private static boolean belongsTo(List<String> modules, Path entry) {
    return modules.stream().anyMatch(module -> isOf(module, entry));
  }

  /** True for {@code …/core/target/classes} and {@code …/korudelta-core-0.1.0.jar}. */
  private static boolean isOf(String module, Path entry) {
    return entry.endsWith(Path.of(module, "target", "classes"))
        || entry.getFileName().toString().matches("korudelta-" + module + "-\\d.*\\.jar");
  }
}

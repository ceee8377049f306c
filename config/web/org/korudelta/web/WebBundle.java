package org.korudelta.web;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * One JavaScript file and everything that decides its bytes.
 *
 * @param shipped whether it is minified and mapped for users, or only compiled as a proof that it
 *     can be
 */
record WebBundle(String mainClass, Path output, boolean shipped, List<Path> classPath) {
  static WebBundle shipped(String mainClass, Path output) {
    return new WebBundle(mainClass, output, true, List.of());
  }

  static WebBundle proof(String mainClass, Path output) {
    return new WebBundle(mainClass, output, false, List.of());
  }

  WebBundle over(List<Path> classPath) {
    return new WebBundle(mainClass, output, shipped, classPath);
  }

  /** Compiles, unless the output was made from the same bytes and settings. */
  void build() throws IOException, TeaVMToolException {
    var fingerprint = fingerprint();
    var stamp = output.resolveSibling(output.getFileName() + ".inputs");
    if (Files.exists(output)
        && Files.exists(stamp)
        && Files.readString(stamp).equals(fingerprint)) {
      System.out.println(output.getFileName() + ": up to date");
      return;
    }
    Files.deleteIfExists(stamp);
    long startNanos = System.nanoTime();
    compile();
    Files.writeString(stamp, fingerprint);
    System.out.println(
        output.getFileName()
            + ": compiled in "
            + (System.nanoTime() - startNanos) / 1_000_000
            + " ms");
  }

  private String fingerprint() throws IOException {
    var compiler =
        Path.of(TeaVMTool.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Fingerprint.of(mainClass + " " + shipped + " " + compiler.getFileName(), classPath);
  }

  private void compile() throws IOException, TeaVMToolException {
    Files.createDirectories(output.getParent());
    try (var loader = new URLClassLoader(urls(), TeaVMTool.class.getClassLoader())) {
      compile(loader);
    }
  }

  private void compile(ClassLoader loader) throws TeaVMToolException {
    var tool = new TeaVMTool();
    var log = new ProblemLog();
    tool.setLog(log);
    tool.setClassLoader(loader);
    tool.setClassPath(classPath.stream().map(Path::toFile).toList());
    tool.setMainClass(mainClass);
    tool.setTargetDirectory(output.getParent().toFile());
    tool.setTargetFileName(output.getFileName().toString());
    configure(tool);
    tool.generate();
    TeaVMProblemRenderer.describeProblems(
        tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), log);
    if (log.hasErrors()) {
      throw new WebBuildException(explanation(log));
    }
  }

  private URL[] urls() throws IOException {
    var urls = new ArrayList<URL>();
    for (Path entry : classPath) {
      urls.add(entry.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private void configure(TeaVMTool tool) {
    tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
    tool.setJsModuleType(JSModuleType.ES2015);
    tool.setStrict(true);
    tool.setObfuscated(shipped);
    tool.setSourceMapsFileGenerated(shipped);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
  }

  private String explanation(ProblemLog log) {
    return "\n"
        + output.getFileName()
        + " does not compile for browsers.\n"
        + "why: portable code reaches something that does not exist there:\n\n"
        + log.errors()
        + "\n"
        + "how: use what ARCHITECTURE.md allows in portable code, or pass the effect in through a"
        + " port of runtime-api.\n"
        + "     Only the first missing item of a block is named; fix it and build again.\n";
  }
}

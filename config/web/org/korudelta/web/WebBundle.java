package org.korudelta.web;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;

/** One file for the web and everything that decides its bytes. */
record WebBundle(String mainClass, Path output, WebTarget target, List<Path> classPath) {

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
    if (target == WebTarget.MODULE) {
      SourceMap.setRoot(output);
    }
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
    return Fingerprint.of(
        String.join(
            " ", mainClass, target.name(), SourceMap.ROOT, compiler.getFileName().toString()),
        classPath);
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
    target.configure(tool);
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

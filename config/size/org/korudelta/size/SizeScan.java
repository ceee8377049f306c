package org.korudelta.size;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses files with the JDK's own compiler. */
final class SizeScan {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final BodyCount bodies = new BodyCount();

  /** What was found in the files read so far. */
  BodyCount bodies() {
    return bodies;
  }

  FileSize read(Path root, Path file) throws IOException {
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var source = manager.getJavaFileObjects(root.resolve(file));
      var task = (JavacTask) compiler.getTask(null, manager, SizeScan::refuse, null, null, source);
      for (CompilationUnitTree unit : task.parse()) {
        bodies.read(new BodyCount.Unit(file, unit, Trees.instance(task).getSourcePositions()));
      }
    }
    return new FileSize(file, Files.readAllLines(root.resolve(file)).size());
  }

  private static void refuse(Diagnostic<?> problem) {
    if (problem.getKind() == Diagnostic.Kind.ERROR) {
      throw new UncheckedIOException(new IOException("does not parse: " + problem));
    }
  }
}

package org.korudelta.size;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts types and the lines of bodies: methods, constructors, initializers, and lambdas in fields.
 */
final class BodyCount {
  /** A parsed file. */
  record Unit(Path file, CompilationUnitTree tree, SourcePositions positions) {
    long lineOf(long position) {
      return tree.getLineMap().getLineNumber(position);
    }
  }

  private final List<MethodSize> methods = new ArrayList<>();
  private int types;

  List<MethodSize> methods() {
    return methods;
  }

  /** Classes, records, enums and interfaces; nested ones are included, anonymous ones are not. */
  int types() {
    return types;
  }

  void read(Unit unit) {
    new Scanner(unit).scan(unit.tree(), "");
  }

  /** Walks one file; the parameter of its visits is the name of the type around. */
  private final class Scanner extends TreeScanner<Void, String> {
    private final Unit unit;
    private int bodiesAround;

    Scanner(Unit unit) {
      this.unit = unit;
    }

    @Override
    public Void visitClass(ClassTree tree, String around) {
      String name = tree.getSimpleName().toString();
      types += name.isEmpty() ? 0 : 1;
      return super.visitClass(tree, qualified(around, name.isEmpty() ? "anonymous" : name));
    }

    private static String qualified(String around, String name) {
      return around.isEmpty() ? name : around + "." + name;
    }

    @Override
    public Void visitMethod(MethodTree tree, String type) {
      if (tree.getBody() != null) {
        String name = tree.getName().toString().replace("<init>", "constructor");
        add(type + "." + name, tree.getBody(), chosenParameters(tree));
      }
      bodiesAround++;
      super.visitMethod(tree, type);
      bodiesAround--;
      return null;
    }

    /** How many parameters its author chose: an override takes those it is given. */
    private static int chosenParameters(MethodTree tree) {
      boolean overrides =
          tree.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
      return overrides ? 0 : tree.getParameters().size();
    }

    /** A block outside every method: an initializer, or the body of a lambda in a field. */
    @Override
    public Void visitBlock(BlockTree tree, String type) {
      if (bodiesAround == 0) {
        add(type + ".initializer", tree, 0);
      }
      bodiesAround++;
      super.visitBlock(tree, type);
      bodiesAround--;
      return null;
    }

    private void add(String name, Tree body, int parameters) {
      long from = unit.lineOf(unit.positions().getStartPosition(unit.tree(), body));
      long to = unit.lineOf(unit.positions().getEndPosition(unit.tree(), body));
      methods.add(new MethodSize(unit.file(), name, from, (int) (to - from + 1), parameters));
    }
  }
}

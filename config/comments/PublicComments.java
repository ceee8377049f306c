import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Every public or protected type, method, constructor and field of an exported package has a
 * sentence. Two kinds of constructor are told by their class: a record's, by the header, and an
 * exception's, which take what every exception takes.
 */
final class PublicComments {

  private final ModuleSources module;
  private final List<String> complaints = new ArrayList<>();

  PublicComments(ModuleSources module) {
    this.module = module;
  }

  List<String> complaints() {
    for (CompilationUnitTree unit : module.units()) {
      if (module.exported().contains(ModuleSources.packageOf(unit))) {
        unit.getTypeDecls().forEach(type -> judge(new TreePath(new TreePath(unit), type), null));
      }
    }
    return complaints;
  }

  private void judge(TreePath path, ClassTree around) {
    Tree tree = path.getLeaf();
    if (!isVisible(tree, around)) {
      return;
    }
    if (!isToldElsewhere(tree, around) && !hasSentence(path)) {
      complain(path, around);
    }
    if (tree instanceof ClassTree type) {
      type.getMembers().forEach(member -> judge(new TreePath(path, member), type));
    }
  }

  private static boolean isVisible(Tree tree, ClassTree around) {
    ModifiersTree modifiers = modifiers(tree);
    if (modifiers == null || modifiers.getFlags().contains(Modifier.PRIVATE)) {
      return false;
    }
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED)
        || (around != null && around.getKind() == Tree.Kind.INTERFACE);
  }

  private static ModifiersTree modifiers(Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getModifiers();
    }
    if (tree instanceof MethodTree method) {
      return method.getModifiers();
    }
    return tree instanceof VariableTree field ? field.getModifiers() : null;
  }

  private static boolean isToldElsewhere(Tree tree, ClassTree around) {
    if (!(tree instanceof MethodTree method)) {
      return false;
    }
    return isOverride(method)
        || (isConstructor(method) && (around.getKind() == Tree.Kind.RECORD || isException(around)));
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private static boolean isConstructor(MethodTree method) {
    return method.getReturnType() == null;
  }

  private static boolean isException(ClassTree type) {
    return type.getExtendsClause() != null
        && type.getExtendsClause().toString().endsWith("Exception");
  }

  private boolean hasSentence(TreePath path) {
    DocCommentTree comment = module.comments().getDocCommentTree(path);
    return comment != null && !comment.getFullBody().isEmpty();
  }

  private void complain(TreePath path, ClassTree around) {
    CompilationUnitTree unit = path.getCompilationUnit();
    long at = module.comments().getSourcePositions().getStartPosition(unit, path.getLeaf());
    complaints.add(
        unit.getSourceFile().getName()
            + ":"
            + unit.getLineMap().getLineNumber(at)
            + " no comment: "
            + (around == null ? "" : around.getSimpleName() + ".")
            + name(path.getLeaf()));
  }

  private static String name(Tree tree) {
    if (tree instanceof MethodTree method) {
      return method.getName().toString();
    }
    return tree instanceof VariableTree field
        ? field.getName().toString()
        : ((ClassTree) tree).getSimpleName().toString();
  }
}

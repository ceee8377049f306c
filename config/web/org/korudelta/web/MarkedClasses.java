package org.korudelta.web;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A copy of a module's classes in which every public method of one package says its name when it is
 * entered: it calls {@code Reached.mark(String)}, a class of the tests in the same package.
 *
 * <p>Public methods are those and constructors that are declared public and have code, of any class
 * of the package itself, public or not; not what the compiler made.
 */
final class MarkedClasses {
  private final Path classes;
  private final String packageName;
  private final TreeSet<String> names = new TreeSet<>();

  private MarkedClasses(Path classes, String packageName) {
    this.classes = classes;
    this.packageName = packageName;
  }

  /** Writes the copy to {@code target} and gives the names of the methods that are marked. */
  static TreeSet<String> copy(Path classes, String packageName, Path target) throws IOException {
    var marked = new MarkedClasses(classes, packageName);
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        var copy = target.resolve(classes.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, marked.content(file));
      }
    }
    return marked.names;
  }

  private byte[] content(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    var folder = classes.relativize(file).getParent();
    boolean inPackage = folder != null && folder.equals(Path.of(packageName.replace('.', '/')));
    return inPackage && file.toString().endsWith(".class") ? marked(content) : content;
  }

  private byte[] marked(byte[] classFile) {
    var reader = new ClassReader(classFile);
    var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Marking(writer), 0);
    return writer.toByteArray();
  }

  /** Adds the call to each method that counts. */
  private final class Marking extends ClassVisitor {
    private String owner = "";

    Marking(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] all) {
      owner = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
      super.visit(version, access, name, signature, parent, all);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      var method = super.visitMethod(access, name, descriptor, signature, exceptions);
      int kind = access & (ACC_PUBLIC | ACC_ABSTRACT | ACC_NATIVE | ACC_SYNTHETIC);
      return kind == ACC_PUBLIC ? marking(method, shown(name, descriptor)) : method;
    }

    private String shown(String name, String descriptor) {
      return Stream.of(Type.getArgumentTypes(descriptor))
          .map(Type::getClassName)
          .map(type -> type.substring(type.lastIndexOf('.') + 1))
          .collect(Collectors.joining(", ", owner + "." + name + "(", ")"));
    }

    private MethodVisitor marking(MethodVisitor method, String shown) {
      names.add(shown);
      return new MethodVisitor(Opcodes.ASM9, method) {
        @Override
        public void visitCode() {
          super.visitCode();
          visitLdcInsn(shown);
          var reached = packageName.replace('.', '/') + "/Reached";
          visitMethodInsn(INVOKESTATIC, reached, "mark", "(Ljava/lang/String;)V", false);
        }
      };
    }
  }
}

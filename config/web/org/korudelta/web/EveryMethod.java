package org.korudelta.web;

import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_ENUM;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_NATIVE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/**
 * A generated program that calls every method and constructor, public or not, of the classes it is
 * made of, but for those that are for tests on the JVM.
 *
 * <p>It is compiled for the web and never run. TeaVM compiles only what can be reached, so a
 * library function that nobody calls yet would pass although it uses what browsers lack; from this
 * entry point nothing is out of reach.
 */
/*
 * Each class gets one method of the program. Results and new objects go into one static field of type Object, and arguments
 * and receivers are that field, cast: to the compiler's flow analysis any value may then arrive anywhere. Calls are direct
 * (invokespecial, invokestatic), which reaches exactly the method named, private or overridden or not. That is no legal class
 * file for a JVM, and need not be one.
 */
final class EveryMethod {
  static final String CLASS_NAME = "org.korudelta.portability.EveryMethod";

  private static final String INTERNAL_NAME = CLASS_NAME.replace('.', '/');
  private static final Type SELF = Type.getObjectType(INTERNAL_NAME);
  private static final Type ANYTHING = Type.getType(Object.class);

  /** What a portable module has for tests on the JVM alone. */
  private static final String JVM_ONLY = "org/korudelta/deterministic/junit/";

  private final List<Path> portable;

  private EveryMethod(List<Path> portable) {
    this.portable = portable;
  }

  static EveryMethod of(List<Path> portable) {
    return new EveryMethod(portable);
  }

  void writeTo(Path folder) throws IOException {
    var program = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    program.visit(V17, ACC_PUBLIC, INTERNAL_NAME, null, "java/lang/Object", null);
    program.visitField(ACC_PUBLIC | ACC_STATIC, "anything", ANYTHING.getDescriptor(), null, null);
    var main =
        generator(
            program,
            "main",
            Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(String[].class)));
    main.loadArg(0);
    main.putStatic(SELF, "anything", ANYTHING);
    newArray(main);
    int count = 0;
    for (byte[] classFile : classFiles()) {
      var visit = "visit" + count++;
      addClass(program, visit, classFile);
      main.visitMethodInsn(INVOKESTATIC, INTERNAL_NAME, visit, "()V", false);
    }
    finish(main);
    program.visitEnd();
    var file = folder.resolve(INTERNAL_NAME + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, program.toByteArray());
  }

  /**
   * TeaVM 0.16.0 fails with a NullPointerException where arrays are copied by class and this is
   * never called.
   */
  private static void newArray(GeneratorAdapter main) {
    main.push(ANYTHING);
    main.push(0);
    main.visitMethodInsn(
        INVOKESTATIC,
        "java/lang/reflect/Array",
        "newInstance",
        "(Ljava/lang/Class;I)Ljava/lang/Object;",
        false);
    main.putStatic(SELF, "anything", ANYTHING);
  }

  private static void addClass(ClassWriter program, String name, byte[] classFile) {
    var calls = generator(program, name, "()V");
    new ClassReader(classFile).accept(new CallsInto(calls), ClassReader.SKIP_CODE);
    finish(calls);
  }

  private static GeneratorAdapter generator(ClassWriter program, String name, String descriptor) {
    int access = ACC_PUBLIC | ACC_STATIC;
    MethodVisitor method = program.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    return new GeneratorAdapter(method, access, name, descriptor);
  }

  private static void finish(GeneratorAdapter method) {
    method.visitInsn(RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private List<byte[]> classFiles() throws IOException {
    var classFiles = new ArrayList<byte[]>();
    for (Path entry : portable) {
      if (Files.isDirectory(entry)) {
        addClassFiles(entry, classFiles);
      } else {
        try (var jar = FileSystems.newFileSystem(entry)) {
          addClassFiles(jar.getPath("/"), classFiles);
        }
      }
    }
    return classFiles;
  }

  private static void addClassFiles(Path root, List<byte[]> classFiles) throws IOException {
    try (var files = Files.walk(root)) {
      files.filter(EveryMethod::holdsCode).sorted().map(EveryMethod::read).forEach(classFiles::add);
    }
  }

  private static boolean holdsCode(Path file) {
    var name = file.toString();
    return name.endsWith(".class")
        && !name.contains("META-INF")
        && !name.replace('\\', '/').contains(JVM_ONLY)
        && !name.endsWith("module-info.class")
        && !name.endsWith("package-info.class");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Turns the declaration of a class into calls of all it declares. */
  private static final class CallsInto extends ClassVisitor {
    private final GeneratorAdapter calls;
    private Type owner = ANYTHING;
    private boolean isInterface;
    private boolean isEnum;
    private boolean isAbstract;

    CallsInto(GeneratorAdapter calls) {
      super(Opcodes.ASM9);
      this.calls = calls;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      owner = Type.getObjectType(name);
      isInterface = (access & ACC_INTERFACE) != 0;
      isEnum = (access & ACC_ENUM) != 0;
      isAbstract = (access & ACC_ABSTRACT) != 0;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (name.equals("<init>")) {
        callConstructor(descriptor);
      } else if ((access & (ACC_ABSTRACT | ACC_NATIVE)) == 0 && !name.equals("<clinit>")) {
        callMethod((access & ACC_STATIC) != 0, name, descriptor);
      }
      return null;
    }

    private void callConstructor(String descriptor) {
      if (isEnum) {
        return; // the constants are made by the class itself
      }
      if (isAbstract) {
        anything(owner);
      } else {
        calls.newInstance(owner);
        calls.dup();
      }
      arguments(descriptor);
      calls.visitMethodInsn(INVOKESPECIAL, owner.getInternalName(), "<init>", descriptor, false);
      if (!isAbstract) {
        calls.putStatic(SELF, "anything", ANYTHING);
      }
    }

    private void callMethod(boolean isStatic, String name, String descriptor) {
      if (!isStatic) {
        anything(owner);
      }
      arguments(descriptor);
      int call = isStatic ? INVOKESTATIC : INVOKESPECIAL;
      calls.visitMethodInsn(call, owner.getInternalName(), name, descriptor, isInterface);
      keep(Type.getReturnType(descriptor));
    }

    private void arguments(String descriptor) {
      for (Type type : Type.getArgumentTypes(descriptor)) {
        anything(type);
      }
    }

    private void anything(Type type) {
      switch (type.getSort()) {
        case Type.LONG -> calls.push(0L);
        case Type.FLOAT -> calls.push(0f);
        case Type.DOUBLE -> calls.push(0d);
        case Type.OBJECT, Type.ARRAY -> {
          calls.getStatic(SELF, "anything", ANYTHING);
          calls.checkCast(type);
        }
        default -> calls.push(0);
      }
    }

    private void keep(Type result) {
      if (result.getSort() == Type.OBJECT || result.getSort() == Type.ARRAY) {
        calls.putStatic(SELF, "anything", ANYTHING);
      } else if (result.getSize() == 2) {
        calls.pop2();
      } else if (result.getSize() == 1) {
        calls.pop();
      }
    }
  }
}

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a library that its users can name.
 *
 * @param name the library's folder
 * @param packages those exported to everybody, dotted
 * @param classes by binary name with dots and {@code $}, sorted
 */
record LibraryClasses(String name, Set<String> packages, Map<String, ClassModel> classes) {

  static LibraryClasses read(String name, Path folder) throws IOException {
    Path descriptor = folder.resolve("module-info.class");
    if (!Files.exists(descriptor)) {
      throw new IOException("not compiled: " + descriptor + "; run mvn compile");
    }
    Set<String> packages = exported(descriptor);
    Map<String, ClassModel> classes = new TreeMap<>();
    for (String exported : packages) {
      for (Path file : files(folder.resolve(exported.replace('.', '/')))) {
        ClassModel model = ClassFile.of().parse(file);
        if (accessible(model)) {
          classes.put(model.thisClass().asInternalName().replace('/', '.'), model);
        }
      }
    }
    return new LibraryClasses(name, packages, classes);
  }

  private static Set<String> exported(Path descriptor) throws IOException {
    try (InputStream bytes = Files.newInputStream(descriptor)) {
      return ModuleDescriptor.read(bytes).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("package-info.class"))
          .toList();
    }
  }

  /** Whether the class and all around it are public or protected. */
  private static boolean accessible(ClassModel model) {
    List<InnerClassInfo> around = around(model);
    return around.isEmpty()
        ? model.flags().has(AccessFlag.PUBLIC)
        : around.stream().allMatch(LibraryClasses::named)
            && around.stream().allMatch(LibraryClasses::promised);
  }

  private static boolean named(InnerClassInfo info) {
    return info.innerName().isPresent() && info.outerClass().isPresent();
  }

  private static boolean promised(InnerClassInfo info) {
    return info.has(AccessFlag.PUBLIC) || info.has(AccessFlag.PROTECTED);
  }

  /** The class as a member, then what it is a member of, as far as these are members. */
  private static List<InnerClassInfo> around(ClassModel model) {
    List<InnerClassInfo> around = new ArrayList<>();
    String name = model.thisClass().asInternalName();
    Optional<InnerClassInfo> info = member(model, name);
    while (info.isPresent()) {
      around.add(info.get());
      info = info.get().outerClass().flatMap(outer -> member(model, outer.asInternalName()));
    }
    return around;
  }

  /**
   * How {@code model} knows the nested class of this internal name; empty for a class of its own.
   */
  static Optional<InnerClassInfo> member(ClassModel model, String internalName) {
    return model.findAttribute(Attributes.innerClasses()).stream()
        .flatMap(attribute -> attribute.classes().stream())
        .filter(info -> info.innerClass().asInternalName().equals(internalName))
        .findFirst();
  }
}

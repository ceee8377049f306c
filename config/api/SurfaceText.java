import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The surface of a library in lines: its packages, their types, what these show. Sorted. */
final class SurfaceText {
  private final LibraryClasses library;
  private final Set<String> exported;

  SurfaceText(LibraryClasses library, List<LibraryClasses> all) {
    this.library = library;
    this.exported =
        all.stream().flatMap(each -> each.packages().stream()).collect(Collectors.toSet());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("// What users of " + library.name() + " can name. See config/api/ApiSurface.java");
    for (String name : library.packages()) {
      lines.add("");
      lines.add("package " + name);
      library.classes().entrySet().stream()
          .filter(type -> TypeNames.packageOf(type.getKey()).equals(name))
          .forEach(type -> lines.addAll(block(type)));
    }
    return lines;
  }

  private List<String> block(Map.Entry<String, ClassModel> type) {
    List<String> lines = new ArrayList<>();
    TypeText text = new TypeText(type.getValue(), exported);
    List<String> members = text.members();
    lines.add("");
    lines.add(text.header(members.isEmpty() ? " {}" : " {"));
    members.forEach(member -> lines.add("  " + member));
    if (!members.isEmpty()) {
      lines.add("}");
    }
    return lines;
  }
}

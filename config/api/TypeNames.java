import java.util.Set;
import java.util.TreeSet;

/**
 * Names of types as a reader of a list wants them: simple, nested ones with what they are nested
 * in. Remembers those that a user of the library could not name.
 */
final class TypeNames {
  private final Set<String> exported;
  private final Set<String> hidden = new TreeSet<>();

  TypeNames(Set<String> exported) {
    this.exported = exported;
  }

  /** The name for the internal name {@code org/korudelta/Outer$Inner}. */
  String of(String internalName) {
    String binary = internalName.replace('/', '.');
    String container = packageOf(binary);
    if (binary.startsWith("org.korudelta.") && !exported.contains(container)) {
      hidden.add(binary.replace('$', '.'));
    }
    return binary.substring(container.isEmpty() ? 0 : container.length() + 1).replace('$', '.');
  }

  /**
   * What the names given since the last call say of packages that are not exported to everybody.
   */
  String takeHidden() {
    String note =
        hidden.isEmpty() ? "" : " // not exported to everybody: " + String.join(", ", hidden);
    hidden.clear();
    return note;
  }

  static String packageOf(String binaryName) {
    return binaryName.contains(".") ? binaryName.substring(0, binaryName.lastIndexOf('.')) : "";
  }
}

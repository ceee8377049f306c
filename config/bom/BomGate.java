import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fails the build unless the BOM lists every library of the reactor and nothing else, has no parent
 * and the version of the rest, and the stranger's project {@code bom/consumer} uses all of it.
 *
 * <p>Argument: the root of the repository. Leaves its line in {@code target/gates/bom.txt}.
 */
public final class BomGate {
  /**
   * Modules that nobody builds on: programs, examples and tests. A new module is a library unless
   * named.
   */
  private static final Set<String> PROGRAMS =
      Set.of("cli", "benchmarks", "docs", "examples/rate-limiter");

  private final Path root;
  private final List<String> problems = new ArrayList<>();

  private BomGate(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new BomGate(Path.of(arguments[0])).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Element bom = pom("bom");
    Set<String> libraries = libraries();
    expect("libraries of the reactor, in bom/pom.xml", libraries, managed(bom));
    expect("libraries of the BOM, in bom/consumer/pom.xml", libraries, used(pom("bom/consumer")));
    expect("version of the BOM", text(pom(""), "version"), text(bom, "version"));
    expect("parent of the BOM", "", text(bom, "parent"));
    return problems.isEmpty() ? pass(libraries) : fail();
  }

  private boolean pass(Set<String> libraries) throws Exception {
    String line = "bom: lists all " + libraries.size() + " libraries, and a project without our";
    line += " parent resolves them by it: " + String.join(", ", libraries) + "\n";
    System.out.print(line);
    Path table = Files.createDirectories(root.resolve("target/gates")).resolve("bom.txt");
    Files.writeString(table, line);
    return true;
  }

  private boolean fail() {
    System.err.println("bom: the BOM is not the list of our libraries");
    problems.forEach(problem -> System.err.println("  " + problem));
    System.err.println("  why: who imports it relies on every library being there, at one version");
    System.err.println(
        "  how: mend bom/pom.xml and bom/consumer/pom.xml; name a new program here:");
    System.err.println("       config/bom/BomGate.java, PROGRAMS");
    return false;
  }

  private void expect(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      problems.add(what + ": expected=" + expected + " actual=" + actual);
    }
  }

  private Set<String> libraries() throws Exception {
    Set<String> libraries = new TreeSet<>();
    for (Element module : children(child(pom(""), "modules"), "module")) {
      String name = module.getTextContent().strip();
      Element pom = pom(name);
      if (text(pom, "packaging").isEmpty() && !PROGRAMS.contains(name)) {
        libraries.add(text(pom, "artifactId"));
      }
    }
    return libraries;
  }

  /**
   * What the BOM manages; anything that is not a plain artifact at its own version shows as such.
   */
  private static Set<String> managed(Element bom) {
    Set<String> managed = new TreeSet<>();
    for (Element dependency : dependencies(child(bom, "dependencyManagement"))) {
      boolean plain =
          text(dependency, "groupId").equals("org.korudelta")
              && text(dependency, "version").equals("${project.version}")
              && children(dependency, "*").size() == 3;
      managed.add(text(dependency, "artifactId") + (plain ? "" : " (not groupId and version)"));
    }
    return managed;
  }

  private static Set<String> used(Element consumer) {
    Set<String> used = new TreeSet<>();
    for (Element dependency : dependencies(consumer)) {
      boolean plain = text(dependency, "version").isEmpty();
      used.add(text(dependency, "artifactId") + (plain ? "" : " (with a version)"));
    }
    return used;
  }

  private static List<Element> dependencies(Element parent) {
    return children(child(parent, "dependencies"), "dependency");
  }

  private Element pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(root.resolve(module).resolve("pom.xml").toFile())
        .getDocumentElement();
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    List<Element> children = children(parent, name);
    return children.isEmpty() ? null : children.get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (name.equals("*") || name.equals(node.getNodeName()))) {
        children.add(element);
      }
    }
    return children;
  }
}

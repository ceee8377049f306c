import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArray;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonString;
import org.korudelta.json.JsonValue;

/**
 * Fails the build unless the SBOM of each published artifact names exactly the components that
 * {@code components.txt} lists, libraries bring nothing of strangers, and the jars that {@code
 * koru} is started with are those of its SBOM, byte for byte.
 *
 * <p>Argument: the root of the repository. On the class path: core, whose JSON it reads with.
 * Leaves its table in {@code target/gates/sbom.txt}.
 */
public final class SbomGate {
  private static final String OWN = "org.korudelta:";

  /** Programs may stand on libraries of others; what others build on may not. */
  private static final Set<String> PROGRAMS = Set.of("cli");

  private final Path root;
  private final List<String> problems = new ArrayList<>();
  private final StringBuilder table = new StringBuilder();

  private SbomGate(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new SbomGate(Path.of(arguments[0]).toRealPath()).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Map<String, Set<String>> reviewed = reviewed();
    Map<String, JsonObject> made = made();
    expect("modules with an SBOM, and in components.txt", reviewed.keySet(), made.keySet());
    for (Map.Entry<String, JsonObject> sbom : made.entrySet()) {
      check(sbom.getKey(), sbom.getValue(), reviewed.getOrDefault(sbom.getKey(), Set.of()));
    }
    if (made.containsKey("cli")) {
      expect("jars of koru, by SHA-256", shipped(), digests(made.get("cli")));
    }
    return problems.isEmpty() ? pass() : fail();
  }

  private void check(String module, JsonObject sbom, Set<String> reviewed) {
    Set<String> names = names(sbom);
    expect(module + ": components", reviewed, names);
    expect(module + ": parts that differ from build to build", Set.of(), unsteady(sbom));
    Set<String> strangers = new TreeSet<>(names);
    strangers.removeIf(name -> name.startsWith(OWN) || name.endsWith("(optional)"));
    if (!PROGRAMS.contains(module)) {
      expect(module + ": required components of others", Set.of(), strangers);
    }
    String required = strangers.isEmpty() ? "none" : String.join(", ", strangers);
    table.append(
        String.format("%-22s %2d components, of others: %s%n", module, names.size(), required));
  }

  private boolean pass() throws IOException {
    System.out.print(table);
    Path file = Files.createDirectories(root.resolve("target/gates")).resolve("sbom.txt");
    Files.writeString(file, table);
    return true;
  }

  private boolean fail() {
    System.err.println("sbom: what an artifact is made of is not what was reviewed");
    problems.forEach(problem -> System.err.println("  " + problem));
    System.err.println(
        "  why: whoever uses an artifact gets these too, with their faults and licences;");
    System.err.println("       the libraries promise to need nothing but the JDK");
    System.err.println(
        "  how: drop the dependency, or make it optional or of test scope; if a program");
    System.err.println("       needs it, list it in config/sbom/components.txt");
    return false;
  }

  private void expect(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      problems.add(what + ": expected=" + expected + " actual=" + actual);
    }
  }

  /** The lines of components.txt; one that begins with a blank goes on. */
  private Map<String, Set<String>> reviewed() throws IOException {
    Map<String, Set<String>> reviewed = new TreeMap<>();
    Set<String> current = new TreeSet<>();
    for (String line : Files.readAllLines(root.resolve("config/sbom/components.txt"))) {
      List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        current = new TreeSet<>();
        reviewed.put(words.remove(0), current);
      }
      current.addAll(words);
    }
    return reviewed;
  }

  /** The SBOMs of this build, by module; the parent of all has one too, which names nothing. */
  private Map<String, JsonObject> made() throws IOException {
    Map<String, JsonObject> made = new TreeMap<>();
    try (Stream<Path> files = Files.find(root, 3, (file, a) -> isSbom(file))) {
      for (Path file : files.sorted().toList()) {
        String module = file.getParent().getParent().getFileName().toString();
        made.put(module, (JsonObject) Json.parse(Files.readAllBytes(file)));
      }
    }
    return made;
  }

  private boolean isSbom(Path file) {
    return file.toString().endsWith("-sbom.json")
        && file.getParent().endsWith("target")
        && !file.getParent().equals(root.resolve("target"));
  }

  private Set<String> shipped() throws Exception {
    Set<String> digests = new TreeSet<>();
    try (Stream<Path> jars = Files.list(root.resolve("cli/target/lib"))) {
      for (Path jar : jars.toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        digests.add(artifact(jar) + " " + HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  private static Set<String> digests(JsonObject sbom) {
    Set<String> digests = new TreeSet<>();
    for (JsonObject component : components(sbom)) {
      for (JsonObject hash : objects(component, "hashes")) {
        if (text(hash, "alg").equals("SHA-256")) {
          digests.add(text(component, "name") + " " + text(hash, "content"));
        }
      }
    }
    return digests;
  }

  private static Set<String> unsteady(JsonObject sbom) {
    Set<String> unsteady = new TreeSet<>();
    sbom.member("serialNumber").ifPresent(value -> unsteady.add("serialNumber=" + value));
    ((JsonObject) sbom.member("metadata").orElse(JsonObject.EMPTY))
        .member("timestamp")
        .ifPresent(value -> unsteady.add("timestamp=" + value));
    return unsteady;
  }

  /** The components of {@code sbom}, those marked that come by way of an optional one alone. */
  private static Set<String> names(JsonObject sbom) {
    Set<String> required = required(sbom);
    Set<String> names = new TreeSet<>();
    for (JsonObject component : components(sbom)) {
      String name = text(component, "group") + ":" + text(component, "name");
      names.add(required.contains(text(component, "bom-ref")) ? name : name + "(optional)");
    }
    return names;
  }

  /** What the artifact needs, in turn; the document marks only the first of an optional branch. */
  private static Set<String> required(JsonObject sbom) {
    Set<String> optional = new TreeSet<>();
    for (JsonObject component : components(sbom)) {
      if (text(component, "scope").equals("optional")) {
        optional.add(text(component, "bom-ref"));
      }
    }
    JsonObject metadata = (JsonObject) sbom.member("metadata").orElseThrow();
    Deque<String> open = new ArrayDeque<>();
    open.add(text((JsonObject) metadata.member("component").orElseThrow(), "bom-ref"));
    Set<String> required = new TreeSet<>();
    while (!open.isEmpty()) {
      String reference = open.remove();
      if (!optional.contains(reference) && required.add(reference)) {
        open.addAll(needs(sbom, reference));
      }
    }
    return required;
  }

  private static List<String> needs(JsonObject sbom, String reference) {
    for (JsonObject dependency : objects(sbom, "dependencies")) {
      if (text(dependency, "ref").equals(reference)) {
        JsonArray needs = (JsonArray) dependency.member("dependsOn").orElse(JsonArray.EMPTY);
        return needs.elements().stream().map(need -> ((JsonString) need).value()).toList();
      }
    }
    return List.of();
  }

  private static List<JsonObject> components(JsonObject sbom) {
    return objects(sbom, "components");
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    JsonArray array = (JsonArray) parent.member(name).orElse(JsonArray.EMPTY);
    return array.elements().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject parent, String name) {
    JsonValue value = parent.member(name).orElse(JsonString.of(""));
    return ((JsonString) value).value();
  }
}

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Builds what we publish twice, in copies at different places, one after the other, in different
 * time zones and languages and for different users, and fails unless every artifact has the same
 * bytes: jars, sources, Javadoc, SBOMs, the bundles for the web.
 *
 * <p>Argument: the root of the repository. Takes two builds without tests, minutes. Leaves its line
 * in {@code target/gates/reproducible.txt}; after a difference the copies stay where they are. Two
 * builds that are there already are compared by {@code compare <root of one> <root of the other>}.
 */
public final class TwoBuilds {
  /** A place and the ways in which it is unlike the other. */
  private record Site(String folder, String zone, String language, String user) {}

  private static final Site ONE = new Site("one", "UTC", "en", "alice");
  private static final Site OTHER =
      new Site("quite/another place", "Pacific/Kiritimati", "tr", "bob");

  private static final List<String> BUILD =
      List.of(
          "mvn",
          "-B",
          "-q",
          "-Prelease,sbom",
          "-Dcompiler.gates=false",
          "-Dmaven.test.skip=true",
          "-Dspotless.check.skip=true",
          "-Denforcer.skip=true",
          "-Djacoco.skip=true",
          "-Dnot.portable=true",
          "-Dnot.core=true",
          "-Dportability=false",
          "package");

  /** Of nine modules: classes, sources, Javadoc. */
  private static final int JARS_MIN = 27;

  /** Must be there, whatever else is. */
  private static final List<String> WANTED =
      List.of(
          "runtime-browser/target/web/korudelta.js",
          "runtime-browser/target/web/korudelta.js.map",
          "cli/target/sbom.json");

  private final Path root;
  private final Path scratch;

  private TwoBuilds(Path root, Path scratch) {
    this.root = root;
    this.scratch = scratch;
  }

  public static void main(String[] arguments) throws Exception {
    boolean same =
        arguments[0].equals("compare")
            ? compare(Path.of(arguments[1]), Path.of(arguments[2]))
            : build(Path.of(arguments[0]).toRealPath());
    System.exit(same ? 0 : 1);
  }

  private static boolean compare(Path one, Path other) throws IOException {
    return report(differences(artifacts(one), artifacts(other)), "in the two folders");
  }

  private static boolean build(Path root) throws Exception {
    Path scratch = Files.createTempDirectory("korudelta-reproducible");
    return new TwoBuilds(root, scratch).run();
  }

  private boolean run() throws Exception {
    Map<String, Path> one = build(ONE);
    Map<String, Path> other = build(OTHER);
    List<String> differences = differences(one, other);
    if (one.keySet().stream().filter(name -> name.endsWith(".jar")).count() < JARS_MIN) {
      differences.add("jars, sources and Javadoc are missing: expected=" + JARS_MIN + " or more");
    }
    for (String name : WANTED) {
      if (!one.containsKey(name)) {
        differences.add("missing: " + name);
      }
    }
    return report(differences, "both are in " + scratch) && pass(one);
  }

  private static List<String> differences(Map<String, Path> one, Map<String, Path> other)
      throws IOException {
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      differences.addAll(differences(name, one.get(name), other.get(name)));
    }
    return differences;
  }

  private boolean pass(Map<String, Path> artifacts) throws IOException {
    long bytes = 0;
    for (Path artifact : artifacts.values()) {
      bytes += Files.size(artifact);
    }
    String line = "two builds, in other places, zones and languages: " + artifacts.size();
    line += " artifacts of " + bytes + " bytes, all of them the same\n";
    System.out.print(line);
    Path table = Files.createDirectories(root.resolve("target/gates")).resolve("reproducible.txt");
    Files.writeString(table, line);
    delete(scratch);
    return true;
  }

  private static boolean report(List<String> differences, String where) {
    if (differences.isEmpty()) {
      return true;
    }
    System.err.println("reproducible: two builds of the same sources differ");
    differences.forEach(difference -> System.err.println("  " + difference));
    System.err.println("  why: who cannot build an artifact again cannot tell what is in it");
    System.err.println("  how: look for times, paths, orders of files, names; " + where);
    return false;
  }

  private Map<String, Path> build(Site site) throws Exception {
    Path copy = scratch.resolve(site.folder);
    copySources(copy);
    ProcessBuilder maven = new ProcessBuilder(BUILD).directory(copy.toFile());
    maven.environment().put("TZ", site.zone);
    maven
        .environment()
        .put(
            "MAVEN_OPTS",
            "-Duser.timezone=%s -Duser.language=%s -Duser.name=%s"
                .formatted(site.zone, site.language, site.user));
    File log = scratch.resolve(site.user + ".log").toFile();
    int status = maven.redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (status != 0) {
      System.err.println(Files.readString(log.toPath()));
      throw new IOException("the build failed: folder=" + copy + " status=" + status);
    }
    return artifacts(copy);
  }

  /** What git knows and what is new, as it is in the work tree. */
  private void copySources(Path copy) throws Exception {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "-co", "--exclude-standard")
            .directory(root.toFile())
            .start();
    for (String name : new String(git.getInputStream().readAllBytes(), "UTF-8").split("\0")) {
      if (Files.isRegularFile(root.resolve(name))) {
        Files.createDirectories(copy.resolve(name).getParent());
        Files.copy(root.resolve(name), copy.resolve(name));
      }
    }
  }

  private static Map<String, Path> artifacts(Path copy) throws IOException {
    Map<String, Path> artifacts = new TreeMap<>();
    try (Stream<Path> files = Files.find(copy, 5, (file, a) -> a.isRegularFile())) {
      for (Path file : files.toList()) {
        String name = copy.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.matches("[^/]+/target/[^/]+\\.jar|[^/]+/target/web/[^/]+\\.(js|map|wasm)")) {
          artifacts.put(name, file);
        } else if (name.matches("[^/]+/target/[^/]+-sbom\\.json")) {
          artifacts.put(name.replaceFirst("target/.*", "target/sbom.json"), file);
        }
      }
    }
    return artifacts;
  }

  private static List<String> differences(String name, Path one, Path other) throws IOException {
    if (one == null || other == null) {
      return List.of(name + ": made by one build only");
    }
    long offset = Files.mismatch(one, other);
    if (offset < 0) {
      return List.of();
    }
    return name.endsWith(".jar")
        ? entries(name, one, other)
        : List.of(name + " from byte " + offset);
  }

  private static List<String> entries(String name, Path one, Path other) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile first = new ZipFile(one.toFile());
        ZipFile second = new ZipFile(other.toFile())) {
      if (!names(first).equals(names(second))) {
        return List.of(name + ": entries " + names(first) + " and " + names(second));
      }
      for (String entry : names(first)) {
        String difference = difference(first, second, entry);
        if (!difference.isEmpty()) {
          found.add(name + "!" + entry + ": " + difference);
        }
      }
    }
    return found.isEmpty() ? List.of(name + ": in the archive's own structure") : found;
  }

  private static List<String> names(ZipFile zip) {
    List<String> names = new ArrayList<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      names.add(entries.nextElement().getName());
    }
    return names;
  }

  private static String difference(ZipFile one, ZipFile other, String name) throws IOException {
    ZipEntry first = one.getEntry(name);
    ZipEntry second = other.getEntry(name);
    byte[] bytes = one.getInputStream(first).readAllBytes();
    int at = Arrays.mismatch(bytes, other.getInputStream(second).readAllBytes());
    if (at >= 0) {
      return "content, from byte " + at;
    }
    return first.getTimeLocal().equals(second.getTimeLocal()) ? "" : "time";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}

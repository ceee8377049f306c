package org.korudelta.cli.doctor;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.korudelta.MemoryBudget;
import org.korudelta.cli.conformance.InstalledJava;

/** The machine: Java, the operating system, and how it writes text. */
final class MachineExam {
  private static final int FEATURE_TO_BUILD = 25;
  private static final int HEAP_PER_BUDGET_BYTE = 2;

  private MachineExam() {}

  static List<Diagnosis> of(Patient patient) {
    return List.of(java(), heap(), jdks(), system(), text(patient));
  }

  private static Diagnosis java() {
    return Diagnosis.ok(
        "java",
        property("java.version")
            + " by "
            + property("java.vendor")
            + " in "
            + property("java.home"));
  }

  private static Diagnosis heap() {
    MemoryBudget budget = MemoryBudget.defaults();
    return heap(
        Runtime.getRuntime().maxMemory(),
        budget.hotBytes() + 2 * budget.warmBytes() + budget.indexBytes());
  }

  /** Whether a heap has room for a database that takes {@code budgetBytes}, and for work. */
  static Diagnosis heap(long heapBytes, long budgetBytes) {
    String found =
        (heapBytes >> 20)
            + " MB at most on "
            + Runtime.getRuntime().availableProcessors()
            + " processors";
    return heapBytes >= HEAP_PER_BUDGET_BYTE * budgetBytes
        ? Diagnosis.ok("heap", found)
        : Diagnosis.warn(
            "heap",
            found + ", and an open database takes up to " + (budgetBytes >> 20) + " MB",
            "give more with JAVA_TOOL_OPTIONS=-Xmx…");
  }

  private static Diagnosis jdks() {
    List<InstalledJava> all = InstalledJava.all();
    String found =
        all.stream()
            .map(java -> java.feature() + " " + real(java.home()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    boolean builds = all.stream().anyMatch(java -> java.feature() >= FEATURE_TO_BUILD);
    return builds
        ? Diagnosis.ok("jdks", found)
        : Diagnosis.warn(
            "jdks",
            found,
            "to build koru from source, install a JDK " + FEATURE_TO_BUILD + " or newer");
  }

  /** One installation may have several names. */
  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  private static Diagnosis system() {
    return Diagnosis.ok(
        "system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
  }

  private static Diagnosis text(Patient patient) {
    String names = System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
    String found =
        "arguments and file names in "
            + names
            + ", locale "
            + Locale.getDefault().toLanguageTag()
            + ", LANG="
            + patient.environment().getOrDefault("LANG", "");
    return names.equalsIgnoreCase("UTF-8")
        ? Diagnosis.ok("text", found)
        : Diagnosis.warn(
            "text",
            found,
            "set LC_ALL=C.UTF-8: arguments that are not ASCII are refused otherwise");
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }
}

package org.korudelta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The modules as sets of packages. What belongs to no other module is core's. */
final class House {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.korudelta");

  static final DescribedPredicate<JavaClass> RUNTIME_API =
      module("runtime-api", "org.korudelta.error..", "org.korudelta.runtime..");
  static final DescribedPredicate<JavaClass> SIMULATED_TESTS =
      module("simulated tests", "org.korudelta.deterministic.junit..");
  static final DescribedPredicate<JavaClass> DETERMINISTIC =
      module("runtime-deterministic", "org.korudelta.deterministic..")
          .and(DescribedPredicate.not(SIMULATED_TESTS))
          .as("classes of runtime-deterministic");
  static final DescribedPredicate<JavaClass> JVM = module("runtime-jvm", "org.korudelta.jvm..");
  static final DescribedPredicate<JavaClass> JACKSON_BRIDGE =
      module("the Jackson bridge", "org.korudelta.jvm.jackson..");
  static final DescribedPredicate<JavaClass> BROWSER_CONFORMANCE =
      module("the conformance bundle", "org.korudelta.browser.conformance..");
  static final DescribedPredicate<JavaClass> BROWSER_BENCH =
      module("the measured bundle", "org.korudelta.browser.bench..");
  static final DescribedPredicate<JavaClass> BROWSER_TESTING =
      module("the simulator's bundle", "org.korudelta.browser.testing..");
  static final DescribedPredicate<JavaClass> BROWSER =
      module("runtime-browser", "org.korudelta.browser..")
          .and(DescribedPredicate.not(BROWSER_CONFORMANCE))
          .and(DescribedPredicate.not(BROWSER_BENCH))
          .and(DescribedPredicate.not(BROWSER_TESTING))
          .as("classes of runtime-browser");
  static final DescribedPredicate<JavaClass> CONFORMANCE =
      module("conformance-suite", "org.korudelta.conformance..");
  static final DescribedPredicate<JavaClass> WORLDS = module("worlds", "org.korudelta.worlds..");
  static final DescribedPredicate<JavaClass> CLI = module("cli", "org.korudelta.cli..");
  static final DescribedPredicate<JavaClass> BENCHMARKS =
      module("benchmarks", "org.korudelta.benchmarks..");

  static final DescribedPredicate<JavaClass> CORE =
      module("core", "org.korudelta..")
          .and(
              DescribedPredicate.not(
                  resideInAnyPackage(
                      "org.korudelta.error..",
                      "org.korudelta.runtime..",
                      "org.korudelta.deterministic..",
                      "org.korudelta.jvm..",
                      "org.korudelta.browser..",
                      "org.korudelta.conformance..",
                      "org.korudelta.worlds..",
                      "org.korudelta.cli..",
                      "org.korudelta.benchmarks..",
                      "org.korudelta.architecture..")))
          .as("classes of core");

  /** What portable code may use of the JDK: these packages of java.base, and nothing else. */
  static final DescribedPredicate<JavaClass> PORTABLE_JDK =
      resideInAnyPackage(
              "java.lang",
              "java.lang.annotation",
              "java.lang.invoke",
              "java.lang.runtime",
              "java.io",
              "java.math",
              "java.nio",
              "java.nio.charset",
              "java.time",
              "java.util",
              "java.util.concurrent",
              "java.util.concurrent.atomic",
              "java.util.function",
              "java.util.stream",
              "java.util.zip",
              "org.jspecify.annotations")
          .or(describe("primitives and their arrays", type -> type.getPackageName().isEmpty()))
          .as("the portable part of java.base");

  /** The JDK and the annotations that are gone at run time. */
  static final DescribedPredicate<JavaClass> JDK =
      resideInAnyPackage("java..", "jdk..", "org.jspecify.annotations")
          .or(describe("primitives and their arrays", type -> type.getPackageName().isEmpty()))
          .as("the JDK");

  /** What tests are written with. */
  static final DescribedPredicate<JavaClass> TEST_FRAMEWORKS =
      resideInAnyPackage("org.junit..", "org.opentest4j..", "net.jqwik.api..")
          .as("JUnit and jqwik");

  /** What java.util.concurrent holds in a browser. */
  static final DescribedPredicate<JavaClass> MISSING_CONCURRENCY =
      describe(
          "classes of java.util.concurrent that browsers lack",
          type ->
              type.getName().startsWith("java.util.concurrent.")
                  && !type.getName().startsWith("java.util.concurrent.Flow")
                  && !type.getName()
                      .matches(
                          "java\\.util\\.concurrent\\."
                              + "(Callable|ConcurrentHashMap|ConcurrentMap|TimeUnit"
                              + "|CancellationException|CopyOnWriteArrayList"
                              + "|atomic\\.Atomic(Boolean|Integer|Long|Reference|ReferenceFieldUpdater))"));

  private House() {}

  private static DescribedPredicate<JavaClass> module(String name, String... packages) {
    return resideInAnyPackage(packages).as("classes of " + name);
  }
}

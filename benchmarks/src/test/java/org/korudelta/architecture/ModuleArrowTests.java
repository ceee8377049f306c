package org.korudelta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The only arrows allowed between modules. A rule that matches no class fails. */
class ModuleArrowTests {
  private static final DescribedPredicate<JavaClass> ANYTHING_ELSE =
      DescribedPredicate.describe(
          "the JDK and libraries", type -> !type.getPackageName().startsWith("org.korudelta"));

  @Test
  void runtimeApi_knowsOnlyItself() {
    check(
        classes()
            .that(House.RUNTIME_API)
            .should()
            .onlyDependOnClassesThat(or(House.RUNTIME_API, House.PORTABLE_JDK))
            .because("everything stands on the runtime port, so it may stand on nothing"));
  }

  @Test
  void core_knowsOnlyRuntimeApi() {
    check(
        classes()
            .that(House.CORE)
            .should()
            .onlyDependOnClassesThat(or(House.CORE, House.RUNTIME_API, House.PORTABLE_JDK))
            .because("one portable core runs on every runtime, so it names none of them"));
  }

  @Test
  void runtimeDeterministic_knowsOnlyRuntimeApi() {
    check(
        classes()
            .that(House.DETERMINISTIC)
            .should()
            .onlyDependOnClassesThat(or(House.DETERMINISTIC, House.RUNTIME_API, House.PORTABLE_JDK))
            .because("a user may simulate code that has nothing to do with a database"));
  }

  @Test
  void simulatedTests_knowTheSimulatorAndTestFrameworks() {
    check(
        classes()
            .that(House.SIMULATED_TESTS)
            .should()
            .onlyDependOnClassesThat(
                or(
                    House.SIMULATED_TESTS,
                    House.DETERMINISTIC,
                    House.RUNTIME_API,
                    House.TEST_FRAMEWORKS,
                    House.JDK))
            .because("JUnit and jqwik are optional: the simulator itself works without them"));
  }

  @Test
  void conformanceSuite_knowsNoRuntime() {
    check(
        classes()
            .that(House.CONFORMANCE)
            .should()
            .onlyDependOnClassesThat(
                or(House.CONFORMANCE, House.CORE, House.RUNTIME_API, House.PORTABLE_JDK))
            .because("every runtime runs the same suite, unchanged"));
  }

  @Test
  void worlds_knowCoreAndTheSimulator() {
    check(
        classes()
            .that(House.WORLDS)
            .should()
            .onlyDependOnClassesThat(
                or(
                    House.WORLDS,
                    House.CORE,
                    House.DETERMINISTIC,
                    House.RUNTIME_API,
                    House.PORTABLE_JDK))
            .because("a simulated world also runs in a browser"));
  }

  @Test
  void runtimeJvm_knowsNoOtherRuntime() {
    check(
        classes()
            .that(House.JVM)
            .should()
            .onlyDependOnClassesThat(or(House.JVM, House.CORE, House.RUNTIME_API, ANYTHING_ELSE))
            .because("two runtimes never import each other"));
  }

  @Test
  void runtimeJvm_knowsJacksonInItsOwnPackageOnly() {
    check(
        classes()
            .that(House.JVM)
            .and(not(House.JACKSON_BRIDGE))
            .should()
            .onlyDependOnClassesThat(
                or(
                    House.JVM.and(not(House.JACKSON_BRIDGE)),
                    House.CORE,
                    House.RUNTIME_API,
                    House.JDK))
            .because("Jackson is optional: everything else works without it"));
  }

  @Test
  void runtimeBrowser_knowsNoOtherRuntime() {
    check(
        classes()
            .that(House.BROWSER)
            .should()
            .onlyDependOnClassesThat(
                or(House.BROWSER, House.CORE, House.RUNTIME_API, ANYTHING_ELSE))
            .because("two runtimes never import each other, and what ships carries no tests"));
  }

  @Test
  void conformanceBundle_staysInTheBrowser() {
    check(
        noClasses()
            .that(House.BROWSER_CONFORMANCE)
            .should()
            .dependOnClassesThat(or(House.JVM, House.CLI, House.BENCHMARKS))
            .because("the conformance bundle is compiled for the web"));
  }

  @Test
  void benchBundle_knowsTheSimulatorAndNoApplication() {
    check(
        classes()
            .that(House.BROWSER_BENCH)
            .should()
            .onlyDependOnClassesThat(
                or(
                    House.BROWSER_BENCH,
                    House.BROWSER,
                    House.DETERMINISTIC,
                    House.CORE,
                    House.RUNTIME_API,
                    ANYTHING_ELSE))
            .because("it measures the browser's runtime, and searching, in bundles for the web"));
  }

  @Test
  void simulatorsBundle_knowsNoApplication() {
    check(
        classes()
            .that(House.BROWSER_TESTING)
            .should()
            .onlyDependOnClassesThat(
                or(
                    House.BROWSER_TESTING,
                    House.BROWSER_CONFORMANCE,
                    House.BROWSER,
                    House.DETERMINISTIC,
                    House.CONFORMANCE,
                    House.CORE,
                    House.RUNTIME_API,
                    ANYTHING_ELSE))
            .because("users of the package simulate with it, and certify their platform"));
  }

  @Test
  void cli_isImportedByNoLibrary() {
    check(
        noClasses()
            .that(not(or(House.CLI, House.BENCHMARKS)))
            .should()
            .dependOnClassesThat(or(House.CLI, House.BENCHMARKS))
            .because("a library user must never inherit an application"));
  }

  @Test
  void cli_doesNotKnowTheBrowser() {
    check(
        noClasses()
            .that(House.CLI)
            .should()
            .dependOnClassesThat(
                or(
                    House.BROWSER,
                    House.BROWSER_CONFORMANCE,
                    House.BROWSER_BENCH,
                    House.BROWSER_TESTING,
                    House.BENCHMARKS))
            .because("the browser is reached as a process and a page, not as a class"));
  }

  @Test
  void portableModules_useNoMissingConcurrency() {
    check(
        noClasses()
            .that(
                or(
                    House.RUNTIME_API,
                    House.CORE,
                    House.DETERMINISTIC,
                    House.CONFORMANCE,
                    House.WORLDS))
            .should()
            .dependOnClassesThat(House.MISSING_CONCURRENCY)
            .because("portable code must compile for browsers: use Promise, Channel or a Strand"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(House.CLASSES);
  }
}

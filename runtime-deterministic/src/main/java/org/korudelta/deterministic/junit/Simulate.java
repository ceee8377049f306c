package org.korudelta.deterministic.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each of many seeds, each run decided by its own {@code Simulation}; the
 * first failure is made as simple as it can, saved and attached to the report.
 *
 * <pre>{@code
 * @Simulate(seeds = 1_000, budget = "30s")
 * void transfersKeepTheSum(Simulation simulation) { … }
 * }</pre>
 *
 * <p>The method has one parameter of type {@code Simulation}; others are resolved by other
 * extensions, once for each run.
 *
 * <p>All runs are one test, so {@code @BeforeEach} and {@code @AfterEach} run for every one of
 * them, on an instance of its own (on the one there is where the class lives {@code PER_CLASS}).
 * Callbacks of other extensions run once for the test, and they fill no fields of those instances:
 * take a {@code @TempDir} as a parameter.
 *
 * <p>Before it, a test for each <i>regression</i>: every file {@code <method>.sim} or {@code
 * <method>-….sim} in the resource folder {@code <package>/<TestClass>} (a nested class has a folder
 * inside) is replayed and must not fail any more. Jars are not looked into.
 *
 * <p>Seeds are a fixed half, from 1 on, and fresh ones, whose first number is reported. The test
 * fails also when a mark of {@code Simulation.sometimes} was never hit in 100 runs or more, when
 * all runs overran their choices, or when the same choices gave two different runs. An assumption
 * that does not hold leaves out its run; when none is left the test is aborted.
 *
 * <p>Failures are saved as {@code target/simulations/<TestClass>.<method>.sim}; the system property
 * {@code koru.simulations} names another folder.
 *
 * <p>Threading: the runs of one test are on one thread.
 */
@Documented
@TestTemplate
@ExtendWith(SimulateExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Simulate {
  /** How many runs there are, at least 1. */
  int seeds() default 1_000;

  /** How long the runs may take together: {@code 500ms}, {@code 30s}, {@code 2m}. */
  String budget() default "30s";

  /** How long a failure may be shrunk. */
  String shrinkBudget() default "10s";

  /** The faults the runs may have: the setting {@code faults}, separated by commas. */
  String[] faults() default {};

  /** The seed of the first run, the others follow; 0 is the fixed half and fresh ones. */
  long seed() default 0;

  /**
   * Negative: runs are seeded. Otherwise there is every run whose choices sum to at most this
   * number, instead of seeds; the test fails if the budget ends before they do.
   */
  int delays() default -1;

  /** One run in that many is repeated and compared, to find what choices do not decide; 0: none. */
  int guardOneIn() default 64;

  /** A {@code .sim} file, by path or as a class path resource, to run instead of all others. */
  String replay() default "";
}

package org.korudelta.jvm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** Runs a class of the compatibility kit, and tells of each of its rules as a test of ours. */
final class Verification implements ITestListener {
  static final long TIMEOUT_MILLIS = 1_000;
  static final long QUIET_MILLIS = 100;

  private final List<ITestResult> results = new ArrayList<>();

  private Verification() {}

  static Stream<DynamicTest> of(Class<?> kit) {
    Verification verification = new Verification();
    TestNG testNg = new TestNG(false);
    testNg.setVerbose(0);
    testNg.setTestClasses(new Class<?>[] {kit});
    testNg.addListener(verification);
    testNg.run();
    assertThat(verification.results).as("rules of " + kit).hasSizeGreaterThan(20);
    return verification.results.stream().filter(Verification::isJudged).map(Verification::test);
  }

  /** What the kit itself cannot test, or leaves to us, it skips: its name says so. */
  private static boolean isJudged(ITestResult result) {
    String name = result.getName();
    return result.getStatus() != ITestResult.SKIP
        || !(name.startsWith("untested_") || name.startsWith("optional_"));
  }

  private static DynamicTest test(ITestResult result) {
    return DynamicTest.dynamicTest(result.getName(), () -> judge(result));
  }

  private static void judge(ITestResult result) throws Throwable {
    Throwable error = result.getThrowable();
    if (error != null) {
      throw error;
    }
    assertThat(result.isSuccess()).isTrue();
  }

  @Override
  public void onTestSuccess(ITestResult result) {
    results.add(result);
  }

  @Override
  public void onTestFailure(ITestResult result) {
    results.add(result);
  }

  @Override
  public void onTestSkipped(ITestResult result) {
    results.add(result);
  }
}

package org.korudelta.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.error.KoruException;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** What a developer reads in the console of an error that reached nobody. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class ErrorSinkTests {

  @Test
  public void console_taskFailsWithACause_saysTaskCodeMessageCauseAndStack() {
    String text =
        written(
            new KoruException.Unavailable(
                "no disk: id=7", new IllegalStateException("pulled out")));
    assertStarts(
        "unhandled error: task=broken error=unavailable: no disk: id=7"
            + " cause=java.lang.IllegalStateException: pulled out\n",
        text);
    assertTrue("no stack: " + text, text.contains("\n    at "));
  }

  @Test
  public void console_taskFailsByADefect_saysItsTypeAndMessage() {
    String text = written(new IllegalStateException("impossible"));
    assertStarts(
        "unhandled error: task=broken error=java.lang.IllegalStateException: impossible\n", text);
  }

  @Test
  public void of_causesInACircle_ends() {
    IllegalStateException one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("other", one));
    assertTrue(ErrorText.of(one).endsWith("one"));
  }

  private static String written(RuntimeException error) {
    ConsoleLines console = ConsoleLines.watch();
    BrowserRuntime.open()
        .call(
            "broken",
            () -> {
              throw error;
            });
    Waiting.platformMillis(20);
    console.stop();
    return console.text();
  }

  private static void assertStarts(String start, String text) {
    assertEquals(start, text.substring(0, Math.min(start.length(), text.length())));
  }
}

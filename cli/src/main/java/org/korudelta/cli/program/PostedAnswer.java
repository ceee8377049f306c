package org.korudelta.cli.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.korudelta.error.KoruException;

/** What a page is to post, or why it did not. Threading: for any thread. */
public final class PostedAnswer {
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  /** An answer that is still awaited. */
  public PostedAnswer() {}

  /** The page has posted {@code text}. */
  public void give(String text) {
    answer.complete(text);
  }

  /** The page cannot answer, for a reason. */
  public void fail(String reason) {
    answer.completeExceptionally(new KoruException.Unavailable(reason));
  }

  /**
   * Waits for the answer; {@code unavailable} when the page fails, or when the browser ends or
   * {@code secondsMax} pass first.
   */
  public String await(Process browser, int secondsMax) {
    CompletableFuture<Void> unused =
        browser.onExit().thenAccept(ended -> fail("the browser ended: exit=" + ended.exitValue()));
    try {
      return answer.get(secondsMax, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KoruException.Unavailable("no report from the browser: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("interrupted while the browser ran", e);
    }
  }
}

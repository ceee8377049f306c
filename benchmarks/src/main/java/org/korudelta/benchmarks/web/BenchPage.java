package org.korudelta.benchmarks.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.korudelta.cli.program.BuiltWeb;
import org.korudelta.cli.program.LoopbackServer;
import org.korudelta.cli.program.PostedAnswer;
import org.korudelta.error.KoruException;

/**
 * The page that measures in a browser: it asks for a job, posts the reply, and loads itself anew.
 */
final class BenchPage implements AutoCloseable {
  private final LoopbackServer server;
  private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();
  private volatile PostedAnswer reply = new PostedAnswer();

  private BenchPage(LoopbackServer server) {
    this.server = server;
  }

  /** Serves the page and the modules in {@code scripts}. */
  static BenchPage serve(Path scripts) throws IOException {
    Path web = BuiltWeb.file("korudelta-bench.js").resolveSibling("");
    BenchPage page = new BenchPage(LoopbackServer.start());
    page.server
        .page(WebScripts.page())
        .files("/bench/", scripts)
        .files("/web/", web)
        .gives("/next", page::next)
        .hears("/reply", text -> page.reply.give(text))
        .hears("/failed", reason -> page.reply.fail(reason));
    return page;
  }

  String address() {
    return server.address();
  }

  /** Gives the page {@code job} and waits for the reply. */
  String run(String job, Process browser) {
    reply = new PostedAnswer();
    jobs.add(job);
    return reply.await(browser, WebEngine.JOB_SECONDS_MAX);
  }

  private String next() {
    try {
      return jobs.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("no more jobs", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

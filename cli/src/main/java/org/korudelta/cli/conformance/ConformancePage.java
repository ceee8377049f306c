package org.korudelta.cli.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

/** The page that runs the suite in a browser, served on loopback, and the report it posts back. */
final class ConformancePage implements AutoCloseable {
  private final HttpServer server;
  private final CompletableFuture<String> report = new CompletableFuture<>();

  private ConformancePage(HttpServer server) {
    this.server = server;
  }

  /** Serves the page and the files of {@code folder}. */
  static ConformancePage serve(Path folder, Consumer<String> finished) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ConformancePage page = new ConformancePage(server);
    byte[] html = WebBundle.script("conformance.html").getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> answer(exchange, "text/html", html));
    server.createContext("/web/", exchange -> file(exchange, folder));
    server.createContext("/done", exchange -> finished.accept(posted(exchange)));
    server.createContext("/report", exchange -> page.report.complete(posted(exchange)));
    server.createContext("/failed", exchange -> page.fail(posted(exchange)));
    server.start();
    return page;
  }

  /**
   * Where the page runs {@code group} of {@code module}, a file of the folder, as {@code platform}.
   */
  String address(String platform, ScenarioGroup group, String module) {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/?platform="
        + platform
        + "&group="
        + group.text()
        + "&module="
        + module;
  }

  /** Waits for the report; {@code unavailable} when the browser ends or fails first. */
  String report(Process browser) {
    CompletableFuture<Void> unused =
        browser.onExit().thenAccept(ended -> fail("the browser ended: exit=" + ended.exitValue()));
    try {
      return report.get(Column.DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KoruException.Unavailable("no report from the browser: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("interrupted while the browser ran", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void fail(String reason) {
    report.completeExceptionally(new KoruException.Unavailable(reason));
  }

  private static String posted(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, "text/plain", new byte[0]);
    return body;
  }

  private static void file(HttpExchange exchange, Path folder) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/web/".length());
    String type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    answer(exchange, type, Files.readAllBytes(folder.resolve(Path.of(name).getFileName())));
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}

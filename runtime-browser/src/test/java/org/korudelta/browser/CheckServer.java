package org.korudelta.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Serves bundles and scripts on loopback, and hears the report that the page posts back. */
final class CheckServer implements AutoCloseable {
  private final HttpServer server;
  private final CompletableFuture<String> report = new CompletableFuture<>();

  private CheckServer(HttpServer server) {
    this.server = server;
  }

  static CheckServer start() throws IOException {
    CheckServer checks =
        new CheckServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    checks.server.createContext("/report", checks::hear);
    checks.server.createContext("/", CheckServer::file);
    checks.server.start();
    return checks;
  }

  /** Where a page starts {@code checks} over {@code module} in {@code place}. */
  String address(String place, String module, String checks) {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/page.html?place="
        + place
        + "&module="
        + module
        + "&checks="
        + checks;
  }

  /** What the page says, when it has ended. */
  CompletableFuture<String> report() {
    return report;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
      report.complete(new String(body, StandardCharsets.UTF_8));
    }
  }

  private static void file(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      Optional<Path> file = WebFiles.find(name);
      if (file.isPresent()) {
        send(exchange, type(name), Files.readAllBytes(file.get()));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static String type(String name) {
    return name.endsWith(".wasm")
        ? "application/wasm"
        : name.endsWith(".html") ? "text/html" : "text/javascript";
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}

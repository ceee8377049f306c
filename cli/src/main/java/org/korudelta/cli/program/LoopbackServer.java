package org.korudelta.cli.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Serves a page to a browser on this machine, and hears what the page posts.
 *
 * <p>Its pages are isolated from those of other origins, so that their clock has steps of 5 µs.
 * Threading: what it asks and tells runs on threads of its own, several at once.
 */
public final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LoopbackServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.start();
  }

  /** A server on a free port of the loopback address. */
  public static LoopbackServer start() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new LoopbackServer(HttpServer.create(free, 0));
  }

  /** Where the page is. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Serves {@code html} as the page. */
  public LoopbackServer page(String html) {
    byte[] content = html.getBytes(StandardCharsets.UTF_8);
    server.createContext("/", exchange -> answer(exchange, "text/html", content));
    return this;
  }

  /** Serves {@code source} as the module at {@code path}. */
  public LoopbackServer module(String path, String source) {
    byte[] content = source.getBytes(StandardCharsets.UTF_8);
    server.createContext(path, exchange -> answer(exchange, "text/javascript", content));
    return this;
  }

  /** Serves the modules in {@code folder} below {@code prefix}, such as {@code /web/}. */
  public LoopbackServer files(String prefix, Path folder) {
    server.createContext(prefix, exchange -> file(exchange, prefix, folder));
    return this;
  }

  /** Answers whoever asks for {@code path} with what {@code text} gives; it may block. */
  public LoopbackServer gives(String path, Supplier<String> text) {
    server.createContext(
        path,
        exchange ->
            answer(exchange, "application/json", text.get().getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Lets {@code heard} have what is posted to {@code path}. */
  public LoopbackServer hears(String path, Consumer<String> heard) {
    server.createContext(path, exchange -> heard.accept(posted(exchange)));
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static String posted(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, "text/plain", new byte[0]);
    return body;
  }

  private static void file(HttpExchange exchange, String prefix, Path folder) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(prefix.length());
    String type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
    answer(exchange, type, Files.readAllBytes(folder.resolve(Path.of(name).getFileName())));
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.getResponseHeaders().add("Cross-Origin-Opener-Policy", "same-origin");
      exchange.getResponseHeaders().add("Cross-Origin-Embedder-Policy", "require-corp");
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}

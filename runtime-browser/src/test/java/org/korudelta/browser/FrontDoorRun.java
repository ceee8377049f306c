package org.korudelta.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of the front door's checks. Each gives {@code name} and its problem, empty when it
 * passed; a run that does not reach its end is an error.
 */
final class FrontDoorRun {
  private static final Path WEB = Path.of("target/web").toAbsolutePath();
  private static final Path CHECKS = Path.of("src/test/web").toAbsolutePath();
  private static final List<Path> SERVED =
      List.of(WEB, CHECKS, Path.of("target/reach").toAbsolutePath());
  private static final int DEADLINE_SECONDS = 120;
  private static final int END_SECONDS_MAX = 10;

  private FrontDoorRun() {}

  static List<Map.Entry<String, String>> inNode() throws Exception {
    String output =
        nodeScript(
            "const { run } = await import('"
                + CHECKS.resolve("front-door.mjs").toUri()
                + "');await run(open, result => console.log(result.name + '\\t' +"
                + " JSON.stringify(result.problem ?? '').slice(1, -1)));");
    return results(output);
  }

  /** What a script prints in Node after {@code open} was imported, which must end by itself. */
  static String nodeScript(String script) throws Exception {
    String whole =
        "const { open } = await import('"
            + WEB.resolve("korudelta.js").toUri()
            + "');"
            + script
            + "console.log('ended');";
    Path output = Files.createTempFile(Path.of("target"), "front-door-", ".txt");
    Process node =
        new ProcessBuilder("node", "--enable-source-maps", "--input-type=module", "--eval", whole)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = node.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    node.destroyForcibly();
    String text = Files.readString(output);
    Files.delete(output);
    if (!ended || node.exitValue() != 0) {
      throw new AssertionError("node failed or did not end: output=" + text);
    }
    return text;
  }

  /** What {@code checks}, a script, finds of {@code module}, a file of the build's output. */
  static List<Map.Entry<String, String>> inChromium(String module, String checks) throws Exception {
    CompletableFuture<String> report = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, report));
    server.start();
    Path profile = Files.createTempDirectory(Path.of("target"), "chromium-");
    Process chromium = chromium(profile, address(server, module, checks));
    try {
      return results(report.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
    } finally {
      chromium.destroy();
      chromium.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS);
      chromium.descendants().forEach(ProcessHandle::destroyForcibly);
      chromium.destroyForcibly();
      server.stop(0);
    }
  }

  private static String address(HttpServer server, String module, String checks) {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/page?module="
        + module
        + "&checks="
        + checks;
  }

  private static Process chromium(Path profile, String address) throws IOException {
    Path wrapper = Path.of("src/test/tools/google-chrome-stable").toAbsolutePath();
    return new ProcessBuilder(
            wrapper.toString(),
            "--headless",
            "--user-data-dir=" + profile.toAbsolutePath(),
            address)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(profile.resolve("chromium.log").toFile())
        .start();
  }

  private static void answer(HttpExchange exchange, CompletableFuture<String> report)
      throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/page" -> send(exchange, "text/html", page().getBytes(StandardCharsets.UTF_8));
        case "/report" -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          report.complete(new String(body, StandardCharsets.UTF_8));
        }
        default -> file(exchange);
      }
    }
  }

  private static void file(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    for (Path folder : SERVED) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        String type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
        send(exchange, type, Files.readAllBytes(file));
        return;
      }
    }
    exchange.sendResponseHeaders(404, -1);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String page() {
    return """
    <!doctype html>
    <meta charset="utf-8">
    <script type="module">
      let lines = '';
      const post = () => fetch('/report', { method: 'POST', body: lines });
      addEventListener('error', event => { lines += String(event.message); post(); });
      try {
        const asked = new URLSearchParams(location.search);
        const module = await import('/' + asked.get('module'));
        const { run } = await import('/' + asked.get('checks'));
        await run(module.open, result => {
          lines += result.name + '\\t' + JSON.stringify(result.problem ?? '').slice(1, -1) + '\\n';
        }, module);
        lines += 'ended\\n';
      } catch (error) {
        lines += String(error?.stack ?? error);
      }
      post();
    </script>
    """;
  }

  private static List<Map.Entry<String, String>> results(String output) {
    List<Map.Entry<String, String>> results = new ArrayList<>();
    if (!output.endsWith("ended\n")) {
      throw new AssertionError("the run did not reach its end: output=" + output);
    }
    String lines = output.substring(0, output.length() - "ended\n".length());
    for (String line : lines.lines().toList()) {
      int tab = line.indexOf('\t');
      results.add(Map.entry(line.substring(0, tab), line.substring(tab + 1)));
    }
    return results;
  }
}

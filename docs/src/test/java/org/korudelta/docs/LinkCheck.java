package org.korudelta.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether links lead somewhere: into the repository by looking, into the web by form only, as a
 * test that needs the network fails for others' reasons.
 */
final class LinkCheck {
  private static final Pattern LINE = Pattern.compile("L(\\d+)");

  private final Page page;

  LinkCheck(Page page) {
    this.page = page;
  }

  /** What is wrong with {@code target}, or empty. */
  Optional<String> problem(String target) throws IOException {
    URI uri;
    try {
      uri = new URI(target);
    } catch (URISyntaxException e) {
      return Optional.of("is no URI: " + e.getReason());
    }
    if (uri.getScheme() != null) {
      return webProblem(uri);
    }
    return target.startsWith("/")
        ? Optional.of("is absolute: pages are read in clones and on the web, so be relative")
        : fileProblem(uri);
  }

  private static Optional<String> webProblem(URI uri) {
    return switch (uri.getScheme()) {
      case "https" -> uri.getHost() == null ? Optional.of("has no host") : Optional.empty();
      case "mailto" -> Optional.empty();
      default -> Optional.of("has an unknown scheme: " + uri.getScheme());
    };
  }

  private Optional<String> fileProblem(URI uri) throws IOException {
    Path root = page.repository().root();
    Path own = root.resolve(page.file());
    Path file = uri.getPath().isEmpty() ? own : own.resolveSibling(uri.getPath()).normalize();
    if (!file.startsWith(root)) {
      return Optional.of("leaves the repository");
    }
    if (!Files.exists(file) || !file.toRealPath().equals(file)) {
      return Optional.of("does not exist: " + root.relativize(file));
    }
    String fragment = uri.getFragment();
    return fragment == null ? Optional.empty() : fragmentProblem(root.relativize(file), fragment);
  }

  private Optional<String> fragmentProblem(Path file, String fragment) throws IOException {
    Path found = page.repository().root().resolve(file);
    Matcher line = LINE.matcher(fragment);
    if (file.toString().endsWith(".md")) {
      var anchors = Page.read(page.repository(), file).anchors();
      return anchors.contains(fragment)
          ? Optional.empty()
          : Optional.of("no such heading: " + file + " has " + anchors.stream().sorted().toList());
    }
    boolean isLine =
        Files.isRegularFile(found)
            && line.matches()
            && Integer.parseInt(line.group(1)) <= Files.readAllLines(found).size();
    return isLine ? Optional.empty() : Optional.of("no such line: " + file);
  }
}

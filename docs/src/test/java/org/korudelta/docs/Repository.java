package org.korudelta.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The repository whose pages are tested. */
record Repository(Path root) {
  /** Folders that a build, an editor or a database makes. */
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "koru-data");

  /** Pages that break a rule on purpose, to prove that a test sees it. */
  private static final Path OFFENCES = Path.of("config", "offences");

  static Repository here() throws IOException {
    return new Repository(Path.of(System.getProperty("koru.home")).toRealPath());
  }

  /** All Markdown pages, sorted. */
  List<Page> pages() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(root, new PageFinder(found));
    List<Page> pages = new ArrayList<>();
    for (Path file : found.stream().sorted().toList()) {
      pages.add(Page.read(this, root.relativize(file)));
    }
    return pages;
  }

  private final class PageFinder extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    PageFinder(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.getFileName().toString();
      boolean ours =
          folder.equals(root)
              || (!NOT_OURS.contains(name)
                  && !name.startsWith(".")
                  && !root.relativize(folder).equals(OFFENCES));
      return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".md")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}

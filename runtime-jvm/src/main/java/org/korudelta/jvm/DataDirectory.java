package org.korudelta.jvm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.korudelta.error.KoruException;

/** The directory of a database: made on first use, for its owner's eyes only, durably. */
final class DataDirectory {
  private final Path path;
  private boolean ready;

  DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Makes the directory and its parents where they are missing. Threading: one at a time. */
  void prepare() throws IOException {
    if (!ready) {
      refuseFilesOnTheWay();
      List<Path> missing = missing();
      if (!missing.isEmpty()) {
        Files.createDirectories(path, OwnerOnly.directory(path));
      }
      for (Path made : missing) {
        Path parent = made.getParent();
        if (parent != null) {
          sync(parent);
        }
      }
      ready = true;
    }
  }

  /** All names but the owner lock's, sorted. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.removeIf(OwnerLockFile::isOwnName);
    Collections.sort(names);
    return names;
  }

  /** Makes the names in this directory durable. */
  void sync() throws IOException {
    sync(path);
  }

  private static void sync(Path directory) throws IOException {
    if (Platform.WINDOWS) {
      return; // A directory cannot be opened there; its file system journals names by itself.
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void refuseFilesOnTheWay() {
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(at)) {
        throw new KoruException.BadRequest("not a directory: path=" + at + " wanted=" + path);
      }
    }
  }

  private List<Path> missing() {
    List<Path> missing = new ArrayList<>();
    for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
      missing.add(0, at);
    }
    return missing;
  }
}

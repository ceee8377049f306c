package org.korudelta.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The content of a class path as one line of text, the same whether a module is a folder of classes
 * or the jar made of it.
 */
final class Fingerprint {
  private final TreeSet<String> lines = new TreeSet<>();

  static String of(String settings, List<Path> classPath) throws IOException {
    var fingerprint = new Fingerprint();
    fingerprint.lines.add(settings);
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        fingerprint.addFolder(entry);
      } else {
        fingerprint.addJar(entry);
      }
    }
    return fingerprint.digest();
  }

  private void addFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> add(folder.relativize(file).toString().replace('\\', '/'), crc(file)));
    }
  }

  private void addJar(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> add(entry.getName(), entry.getCrc()));
    }
  }

  /**
   * Leaves out what only the archiver decides: the manifest, and the module version it adds to the
   * descriptor.
   */
  private void add(String name, long crc) {
    if (!name.startsWith("META-INF/") && !name.equals("module-info.class")) {
      lines.add(name + " " + Long.toHexString(crc));
    }
  }

  private String digest() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long crc(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      var crc = new CRC32();
      crc.update(in.readAllBytes());
      return crc.getValue();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

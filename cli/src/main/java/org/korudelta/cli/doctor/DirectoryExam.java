package org.korudelta.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.korudelta.cli.data.InputText;

/** The data directory as the file system sees it. */
final class DirectoryExam {
  private static final long FREE_BYTES_MIN = 64L << 20;
  private static final long FREE_BYTES_FEW = 1L << 30;
  private static final List<String> REMOTE = List.of("nfs", "cifs", "smb", "sshfs", "9p");

  private final Path directory;

  private DirectoryExam(Path directory) {
    this.directory = directory;
  }

  static List<Diagnosis> of(Path directory) {
    DirectoryExam exam = new DirectoryExam(directory);
    List<Diagnosis> found = new ArrayList<>();
    found.add(exam.existence());
    if (Files.isDirectory(directory)) {
      found.add(exam.access());
    }
    found.addAll(exam.space());
    return found;
  }

  private Diagnosis existence() {
    if (Files.isDirectory(directory)) {
      return Diagnosis.ok("directory", directory.toAbsolutePath().normalize().toString());
    }
    return Files.exists(directory)
        ? Diagnosis.fail(
            "directory", directory + " is no directory", "name a directory: --data DIR")
        : Diagnosis.ok("directory", directory + " is not there yet; put and import make it");
  }

  private Diagnosis access() {
    try {
      String owner = Files.getOwner(directory).getName();
      if (!Files.isWritable(directory) || !Files.isReadable(directory)) {
        return Diagnosis.fail(
            "access",
            "not readable and writable for " + System.getProperty("user.name") + "; owner " + owner,
            "run koru as "
                + owner
                + ", or: chown -R "
                + System.getProperty("user.name")
                + " "
                + directory);
      }
      return mode(owner);
    } catch (IOException e) {
      return Diagnosis.fail("access", InputText.reason(e), "look at the directory's file system");
    }
  }

  private Diagnosis mode(String owner) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Diagnosis.ok("access", "owner " + owner + ", a file system without modes");
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    return mode.endsWith("------")
        ? Diagnosis.ok("access", "owner " + owner + ", mode " + mode)
        : Diagnosis.warn(
            "access",
            "owner " + owner + ", mode " + mode + ": others may look into it",
            "chmod 700 " + directory);
  }

  /** Of the directory, or of where it will be made. */
  private List<Diagnosis> space() {
    Path there = directory.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FileStore store = Files.getFileStore(there);
      return List.of(fileSystem(store), free(store.getUsableSpace()));
    } catch (IOException e) {
      return List.of(
          Diagnosis.warn("disk", InputText.reason(e), "look at the directory's file system"));
    }
  }

  private static Diagnosis fileSystem(FileStore store) {
    String type = store.type().toLowerCase(Locale.ROOT);
    return REMOTE.stream().anyMatch(type::contains)
        ? Diagnosis.warn(
            "files",
            "on " + store.type() + ", which may lose locks and syncs",
            "keep the data directory on a local disk")
        : Diagnosis.ok("files", "on " + store.type());
  }

  private static Diagnosis free(long bytes) {
    String found = bytes / 1_000_000 + " MB free";
    String remedy = "make room: a segment takes 64 MB";
    if (bytes < FREE_BYTES_MIN) {
      return Diagnosis.fail("disk", found, remedy);
    }
    return bytes < FREE_BYTES_FEW
        ? Diagnosis.warn("disk", found, remedy)
        : Diagnosis.ok("disk", found);
  }
}

package org.korudelta.jvm;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Modes of what is created: nobody but its owner reads a database, whatever the umask leaves. Where
 * the file system knows no modes there are none. Threading: stateless.
 */
final class OwnerOnly {
  private static final FileAttribute<?>[] NONE = {};

  private OwnerOnly() {}

  /** 0700, for a directory at {@code path}. */
  static FileAttribute<?>[] directory(Path path) {
    return mode(path, "rwx------");
  }

  /** 0600, for a file at {@code path}. */
  static FileAttribute<?>[] file(Path path) {
    return mode(path, "rw-------");
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : NONE;
  }
}

package org.korudelta.jvm;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import org.korudelta.error.KoruException;

/** Gives what the file system says the words of the storage port. */
final class StorageErrors {
  private StorageErrors() {}

  /** The error of {@code operation}, and where it happened. */
  static Throwable of(String operation, String where, Throwable error) {
    if (!(error instanceof IOException)) {
      return error;
    }
    String what = ": operation=" + operation + " " + where;
    if (error instanceof FileAlreadyExistsException) {
      return new KoruException.BadRequest("file exists" + what, error);
    }
    if (error instanceof AccessDeniedException) {
      return new KoruException.StorageFailure("no permission" + what, error);
    }
    return new KoruException.StorageFailure("storage failed" + what + " cause=" + error, error);
  }
}

package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class StorageErrorsTests {

  @Test
  void of_permissionDenied_storageFailureSaysSo() {
    var error = new AccessDeniedException("/data/log");

    assertThat(StorageErrors.of("open", "path=/data name=log", error))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage("no permission: operation=open path=/data name=log")
        .cause()
        .isSameAs(error);
  }

  @Test
  void of_fileThere_badRequest() {
    assertThat(StorageErrors.of("create", "path=/data", new FileAlreadyExistsException("log")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("file exists: operation=create path=/data");
  }

  @Test
  void of_anythingElseOfTheFileSystem_storageFailureWithItsWords() {
    assertThat(StorageErrors.of("sync", "path=/data", new IOException("bad sector")))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessage(
            "storage failed: operation=sync path=/data cause=java.io.IOException: bad sector");
  }

  @Test
  void of_ourOwnError_staysAsItIs() {
    var error = new KoruException.NotFound("no such file");

    assertThat(StorageErrors.of("open", "path=/data", error)).isSameAs(error);
  }
}

package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.transfer.TransferReport;

/** Exports over the JDK's streams, on real files (D15). */
class BlockingExportTests {
  @TempDir Path directory;

  private static void write(BlockingKoruDelta db, int from, int to) {
    for (int i = from; i < to; i++) {
      db.put("ns", "key-" + i % 10, Json.parse("" + i));
    }
  }

  @Test
  void export_restoredOnFiles_isTheSameDatabase() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var db = BlockingKoruDelta.open(directory.resolve("data"))) {
      write(db, 0, 100);
      TransferReport written = db.export(out);

      assertThat(written.versions()).isEqualTo(100);
      assertThat(BlockingKoruDelta.verifyExport(in(out))).isEqualTo(written);
      assertThat(BlockingKoruDelta.restore(directory.resolve("copy"), in(out))).isEqualTo(written);
      try (var copy = BlockingKoruDelta.open(directory.resolve("copy"))) {
        assertThat(copy.genome()).isEqualTo(db.genome());
        assertThat(copy.history("ns", "key-3")).isEqualTo(db.history("ns", "key-3"));
      }
    }
  }

  private static InputStream in(ByteArrayOutputStream out) {
    return new ByteArrayInputStream(out.toByteArray());
  }

  @Test
  void export_whileAnotherThreadWrites_isAsOfOneMoment() throws Exception {
    try (var db = BlockingKoruDelta.inMemory()) {
      write(db, 0, 2_000);
      Thread writer = new Thread(() -> write(db, 2_000, 4_000));
      writer.start();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransferReport written = db.export(out);
      writer.join();

      assertThat(written.genome().versions()).isBetween(2_000L, 4_000L);
      assertThat(db.asOf(written.genome().lastCommit()).genome()).isEqualTo(written.genome());
      assertThat(BlockingKoruDelta.verifyExport(in(out))).isEqualTo(written);
    }
  }

  @Test
  void export_increment_isRestoredOnTopOfItsBase() {
    Path copy = directory.resolve("copy");
    try (var db = BlockingKoruDelta.inMemory()) {
      write(db, 0, 10);
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      TransferReport first = db.export(whole);
      write(db, 10, 20);
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      db.export(first.genome().lastCommit(), rest);

      assertThatThrownBy(() -> BlockingKoruDelta.restore(copy, in(rest)))
          .isInstanceOf(KoruException.Conflict.class);
      BlockingKoruDelta.restore(copy, in(whole));
      assertThat(BlockingKoruDelta.restore(copy, in(rest)).genome()).isEqualTo(db.genome());
    }
  }

  @Test
  void export_streamFails_isStorageFailure() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no room");
          }
        };
    InputStream unreadable =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("unplugged");
          }

          @Override
          public int read(byte[] piece, int from, int length) throws IOException {
            return read();
          }
        };
    try (var db = BlockingKoruDelta.inMemory()) {
      write(db, 0, 1);

      assertThatThrownBy(() -> db.export(broken))
          .isInstanceOf(KoruException.StorageFailure.class)
          .hasMessageContaining("no room");
    }
    assertThatThrownBy(() -> BlockingKoruDelta.restore(directory.resolve("copy"), unreadable))
        .isInstanceOf(KoruException.StorageFailure.class)
        .hasMessageContaining("unplugged");
    assertThat(directory.resolve("copy")).doesNotExist();
  }
}

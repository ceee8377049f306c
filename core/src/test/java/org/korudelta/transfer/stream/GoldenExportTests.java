package org.korudelta.transfer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.hash.Digest;
import org.korudelta.text.GoldenFile;
import org.korudelta.text.Hex;
import org.korudelta.transfer.TransferReport;

/** The bytes of format version 1: they never change, whatever the code does. */
class GoldenExportTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void export_wholeHistory_hasGoldenBytes() {
    requireGolden("export-v1.hex", new GenomeTally(Digest.portable()), SampleHistory.commits());
  }

  @Test
  void export_increment_hasGoldenBytes() {
    GenomeTally base = new GenomeTally(Digest.portable());
    base.add(SampleHistory.first());

    requireGolden("export-increment-v1.hex", base, List.of(SampleHistory.second()));
  }

  @Test
  void export_valuesThatWereTaken_hasGoldenBytes() {
    requireGolden(
        "export-forgetful-v1.hex", new GenomeTally(Digest.portable()), SampleHistory.forgetful());
  }

  private void requireGolden(String name, GenomeTally base, List<List<VersionRecord>> commits) {
    byte[] golden = GoldenFile.bytes(name);
    StreamBytes stream = new StreamBytes(runtime);
    TransferReport written = runtime.await(write(new ExportWriter(runtime, stream, base), commits));

    assertThat(Hex.encode(stream.all())).isEqualTo(Hex.encode(golden));
    assertThat(written.bytes()).isEqualTo(golden.length);
    ExportReader reader =
        new ExportReader(runtime, StreamBytes.source(runtime, golden, 7), Digest.portable());
    assertThat(runtime.await(reader.begin())).isEqualTo(written.base());
    assertThat(read(reader)).usingRecursiveComparison().isEqualTo(commits);
    assertThat(reader.report()).isEqualTo(written);
  }

  private static org.korudelta.runtime.Promise<TransferReport> write(
      ExportWriter writer, List<List<VersionRecord>> commits) {
    var written = writer.begin();
    for (List<VersionRecord> commit : commits) {
      written = written.then(ignored -> writer.add(commit));
    }
    return written.then(ignored -> writer.end());
  }

  private List<List<VersionRecord>> read(ExportReader reader) {
    List<List<VersionRecord>> commits = new ArrayList<>();
    Optional<ReceivedCommit> next = runtime.await(reader.next());
    while (next.isPresent()) {
      commits.add(next.get().versions());
      next = runtime.await(reader.next());
    }
    return commits;
  }
}

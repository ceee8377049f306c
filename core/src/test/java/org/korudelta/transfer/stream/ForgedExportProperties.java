package org.korudelta.transfer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.Outcome;
import org.korudelta.transfer.TransferReport;

/**
 * Who changes a stream and makes its checksums right again is found out, and cannot make the reader
 * take more memory than what was sent justifies.
 */
class ForgedExportProperties {
  private static final long BYTES_MAX = 1_000_000;
  private static final byte[] SAMPLE = sample(SampleHistory.commits());
  private static final byte[] FORGETFUL = sample(SampleHistory.forgetful());

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  private static byte[] sample(List<List<VersionRecord>> commits) {
    ForgedExport sample = ForgedExport.ofEmptyBase();
    for (List<VersionRecord> commit : commits) {
      sample.commit(commit.toArray(VersionRecord[]::new));
    }
    return sample.end().all();
  }

  @Property(tries = 2_000)
  void read_anyByteOfAnyBodyForged_isRefusedAndTakesLittle(
      @ForAll @IntRange(max = 3) int frame,
      @ForAll @IntRange(max = 300) int at,
      @ForAll byte value) {
    byte[] forged = ForgedExport.changed(SAMPLE, frame, at, value);
    boolean same = Arrays.equals(forged, SAMPLE);

    assertThat(isRead(forged)).isEqualTo(same);
    assertThat(allocated(forged)).isLessThan(BYTES_MAX);
  }

  /** What is left of a value that was taken proves its id no more, but it is no way around. */
  @Property(tries = 2_000)
  void read_anyByteOfForgottenValuesForged_takesLittleAndReadsNoMore(
      @ForAll @IntRange(max = 4) int frame,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte value) {
    byte[] forged = ForgedExport.changed(FORGETFUL, frame, at, value);

    if (outcome(forged) instanceof Outcome.Success<TransferReport> read) {
      assertThat(read.value()).isEqualTo(requireRead(FORGETFUL));
    } else {
      assertThat(isRead(forged)).isFalse();
    }
    assertThat(allocated(forged)).isLessThan(BYTES_MAX);
  }

  private TransferReport requireRead(byte[] bytes) {
    return ((Outcome.Success<TransferReport>) outcome(bytes)).value();
  }

  /** What reading takes, once its classes are loaded. */
  private long allocated(byte[] bytes) {
    long before = Allocated.bytesNow();
    outcome(bytes);
    return Allocated.bytesNow() - before;
  }

  private Outcome<TransferReport> outcome(byte[] bytes) {
    ExportReader reader =
        new ExportReader(runtime, StreamBytes.source(runtime, bytes, 64), Digest.portable());
    return runtime.await(reader.begin().then(base -> reader.readAll()).handle(runtime::completed));
  }

  private boolean isRead(byte[] bytes) {
    Outcome<TransferReport> outcome = outcome(bytes);
    if (outcome instanceof Outcome.Success<TransferReport> success) {
      assertThat(success.value().versions()).isEqualTo(3);
      return true;
    }
    KoruException refused = (KoruException) ((Outcome.Failure<TransferReport>) outcome).error();
    assertThat(refused.code()).isIn(ErrorCode.CORRUPTION, ErrorCode.UNSUPPORTED);
    assertThat(refused).hasMessageContaining("offset=");
    return false;
  }
}

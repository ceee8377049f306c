package org.korudelta.transfer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.text.Utf8;
import org.korudelta.transfer.TransferReport;

/** A stream that is not what was written is refused, and the message says where. */
class ExportReaderTests {
  private static final long NANOS = SampleHistory.FIRST_NANOS;
  private static final byte[] ONE = Utf8.encode("1");

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  private static byte[] sample() {
    ForgedExport sample = ForgedExport.ofEmptyBase();
    for (List<VersionRecord> commit : SampleHistory.commits()) {
      sample.commit(commit.toArray(VersionRecord[]::new));
    }
    return sample.end().all();
  }

  private TransferReport read(byte[] bytes) {
    return read(bytes, 100);
  }

  private TransferReport read(byte[] bytes, int pieceBytes) {
    ExportReader reader =
        new ExportReader(
            runtime, StreamBytes.source(runtime, bytes, pieceBytes), Digest.portable());
    return runtime.await(reader.begin().then(base -> reader.readAll()));
  }

  private void requireRefused(ForgedExport forged, String message) {
    assertThatThrownBy(() -> read(forged.all()))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessageContaining("offset=")
        .hasMessageContaining(message);
  }

  private static VersionRecord put(String key, byte[] content) {
    return SampleHistory.version(key, Operation.PUT, content, NANOS, 0);
  }

  /** As {@link #put}, with other fields under the id that they have. */
  private static VersionRecord with(List<VersionId> causes, byte[] metadata, long expiry) {
    VersionRecord plain = put("k", ONE);
    return SampleHistory.named(
        new VersionRecord(
            plain.id(),
            Optional.empty(),
            causes,
            plain.namespace(),
            plain.key(),
            plain.operation(),
            plain.contentId(),
            plain.content(),
            plain.timestampNanos(),
            0,
            expiry,
            0,
            metadata,
            plain.salt()));
  }

  @Test
  void read_piecesOfAnyLength_givesTheSame() {
    byte[] sample = sample();
    TransferReport whole = read(sample, sample.length);

    assertThat(whole.versions()).isEqualTo(3);
    assertThat(whole.commits()).isEqualTo(2);
    assertThat(whole.bytes()).isEqualTo(sample.length);
    for (int pieceBytes = 1; pieceBytes < sample.length; pieceBytes++) {
      assertThat(read(sample, pieceBytes)).isEqualTo(whole);
    }
  }

  @Test
  void read_anyByteChanged_isRefused() {
    byte[] sample = sample();
    for (int at = 0; at < sample.length; at++) {
      for (int mask : new int[] {1, 0x80, 0xFF}) {
        byte[] flipped = sample.clone();
        flipped[at] ^= (byte) mask;

        assertThatThrownBy(() -> read(flipped))
            .as("offset %s mask %s", at, mask)
            .isInstanceOfAny(KoruException.Corruption.class, KoruException.BadRequest.class)
            .hasMessageContaining("offset=");
      }
    }
  }

  @Test
  void read_cutAnywhere_isRefused() {
    byte[] sample = sample();
    for (int length = 0; length < sample.length; length++) {
      byte[] cut = Arrays.copyOf(sample, length);

      assertThatThrownBy(() -> read(cut))
          .as("length %s", length)
          .isInstanceOf(KoruException.Corruption.class)
          .hasMessageContaining("export ends early: offset=")
          .hasMessageContaining("actualBytes=");
    }
  }

  @Test
  void read_bytesBehindTheEnd_isRefused() {
    byte[] sample = sample();

    assertThatThrownBy(() -> read(Arrays.copyOf(sample, sample.length + 1)))
        .isInstanceOf(KoruException.Corruption.class)
        .hasMessage(
            "export damaged: offset="
                + sample.length
                + " what=bytes behind the end expected=none actual=at least 1");
  }

  @Test
  void read_somethingElse_isBadRequest() {
    assertThatThrownBy(() -> read(Utf8.encode("{\"at\":\"2026-01-01T00:00:00Z\"}")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("not an export: offset=0 expected=4b6f7275");
  }

  @Test
  void read_laterVersion_isUnsupported() {
    byte[] later = sample();
    later[19] = 2;
    int crc = Crc.of(later, 0, 20);
    for (int i = 0; i < 4; i++) {
      later[20 + i] = (byte) (crc >> (24 - 8 * i));
    }

    assertThatThrownBy(() -> read(later))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("export format version: version=2 known=1");
  }

  @Test
  void read_framesOutOfPlace_isRefused() {
    byte[] base = Arrays.copyOfRange(sample(), 40, 64);

    requireRefused(ForgedExport.begun().commit(put("k", ONE)), "frame kind expected=BASE");
    requireRefused(ForgedExport.ofEmptyBase().frame(1, base), "frame kind expected=END");
    requireRefused(ForgedExport.ofEmptyBase().frame(4, ONE), "frame kind expected=1 to 3 actual=4");
    requireRefused(ForgedExport.ofEmptyBase(), "export ends early");
  }

  @Test
  void read_forgedLength_isRefusedBeforeItIsBelieved() {
    requireRefused(ForgedExport.ofEmptyBase().header(2, -1, 0), "actual=4294967295");
    requireRefused(
        ForgedExport.ofEmptyBase().header(2, CommitFormat.BYTES_MAX + 1, 0), "frame length");
    requireRefused(ForgedExport.ofEmptyBase().header(3, 57, 0), "at most 56 actual=57");
    requireRefused(ForgedExport.ofEmptyBase().frame(3, new byte[55]), "bytes end early: offset=24");
    requireRefused(ForgedExport.begun().frame(1, new byte[23]), "bytes end early: offset=16");
    requireRefused(
        ForgedExport.ofEmptyBase().header(2, CommitFormat.BYTES_MAX, 0).bytes(ONE),
        "expectedBytes=134217728 actualBytes=1");
  }

  @Test
  void read_baseThatContradictsItself_isRefused() {
    byte[] peakless = new byte[24];
    peakless[7] = 3;
    peakless[15] = 1;

    requireRefused(ForgedExport.begun().frame(1, peakless), "base contradicts itself: versions=3");
  }

  @Test
  void read_versionThatNobodyWrote_isRefused() {
    VersionRecord sound = put("k", ONE);
    VersionId other = put("other", ONE).id();

    requireRefused(
        ForgedExport.ofEmptyBase().commit(sound.withId(other)),
        "version id mismatch: namespace=ns");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(put("k", Utf8.encode("1.0"))), "content not canonical");
    requireRefused(ForgedExport.ofEmptyBase().commit(put("k", Utf8.encode("{"))), "reason=");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(with(List.of(), Utf8.encode("[]"), Long.MAX_VALUE)),
        "metadata not canonical");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(with(List.of(), Utf8.encode("{}"), Long.MAX_VALUE)),
        "metadata not canonical");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(with(List.of(other, other), new byte[0], Long.MAX_VALUE)),
        "causes not in order");
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(SampleHistory.version("k", Operation.DELETE, ONE, NANOS, 0)),
        "content not canonical");
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(SampleHistory.version("k", Operation.EMBED, ONE, NANOS, 0)),
        "embedding cut short");
    requireRefused(ForgedExport.ofEmptyBase().commit(put("", ONE)), "key bytes out of range");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(put("k".repeat(1_025), ONE)),
        "key bytes out of range: actual=1025 min=1 max=1024");
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(sound, SampleHistory.version("k", Operation.PUT, ONE, NANOS, 1)),
        "key twice in one commit");
  }

  @Test
  void read_valuesThatWereTaken_isReadWhereTheHistorySaysWhy() {
    ForgedExport forgetful = ForgedExport.ofEmptyBase();
    for (List<VersionRecord> commit : SampleHistory.forgetful()) {
      forgetful.commit(commit.toArray(VersionRecord[]::new));
    }

    assertThat(read(forgetful.end().all()).versions()).isEqualTo(4);
  }

  @Test
  void read_valueTakenForNoPossibleReason_isRefused() {
    VersionRecord sound = put("k", ONE);
    byte[] unknown = new byte[VersionRecord.SALT_BYTES];
    unknown[7] = 2;
    byte[] erasedBefore = new byte[VersionRecord.SALT_BYTES];
    erasedBefore[15] = 1;

    for (byte[] reason : List.of(sound.salt(), unknown, erasedBefore)) {
      requireRefused(
          ForgedExport.ofEmptyBase().commit(SampleHistory.taken(sound, reason, new byte[0])),
          "no reason for a value to be taken: namespace=ns key=k reason=");
    }
    requireRefused(
        ForgedExport.ofEmptyBase().commit(SampleHistory.taken(sound, Wiping.retired(NANOS))),
        "no reason for a value to be taken");
    requireRefused(
        ForgedExport.ofEmptyBase().commit(SampleHistory.taken(sound, Wiping.ERASED.bytes(), ONE)),
        "value was taken and is there: namespace=ns key=k");
  }

  @Test
  void read_erasedValueThatNoRecordNames_isRefused() {
    VersionRecord erased = SampleHistory.taken(put("k", ONE), Wiping.ERASED);
    String refusal = "value was taken, and nothing says why: namespace=ns key=k id=" + erased.id();

    requireRefused(ForgedExport.ofEmptyBase().commit(erased).end(), refusal);
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(erased)
            .commit(SampleHistory.record("other", NANOS, NANOS + 1))
            .end(),
        refusal);
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(erased)
            .commit(SampleHistory.record("k", NANOS - 1, NANOS + 1))
            .end(),
        refusal);
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(SampleHistory.record("k", NANOS, NANOS - 1))
            .commit(erased)
            .end(),
        refusal);
    requireRefused(
        ForgedExport.ofEmptyBase()
            .commit(erased)
            .commit(SampleHistory.taken(SampleHistory.record("k", NANOS, NANOS + 1), Wiping.ERASED))
            .end(),
        "value was taken, and nothing says why");
  }

  @Test
  void read_retiredValueWhoseHorizonIsNotReached_isRefused() {
    VersionRecord retired = SampleHistory.taken(put("k", ONE), Wiping.retired(NANOS + 2));

    requireRefused(
        ForgedExport.ofEmptyBase().commit(retired).commit(next(retired, NANOS + 1)).end(),
        "value was taken, and nothing says why: namespace=ns key=k");
    assertThat(
            read(ForgedExport.ofEmptyBase()
                    .commit(retired)
                    .commit(next(retired, NANOS + 2))
                    .end()
                    .all())
                .versions())
        .isEqualTo(2);
  }

  private static VersionRecord next(VersionRecord before, long nanos) {
    return SampleHistory.next(before, nanos, "2");
  }

  @Test
  void read_versionWithExpiry_isUnsupported() {
    VersionRecord expiring = with(List.of(), new byte[0], NANOS + 1);

    assertThatThrownBy(() -> read(ForgedExport.ofEmptyBase().commit(expiring).end().all()))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessageContaining("version of a later release");
  }

  @Test
  void read_commitNotAfterTheOneBefore_isRefused() {
    requireRefused(
        ForgedExport.ofEmptyBase().commit(put("a", ONE)).commit(put("b", ONE)),
        "commit goes back in time");
  }

  @Test
  void read_endOfAnotherHistory_namesBothGenomes() {
    ForgedExport other = ForgedExport.ofEmptyBase().commit(put("other", ONE)).end();
    byte[] end = Arrays.copyOfRange(other.all(), other.all().length - 56, other.all().length);

    requireRefused(
        ForgedExport.ofEmptyBase().commit(put("k", ONE)).frame(3, end),
        "what=genome expected=" + read(other.all()).genome());
  }

  @Test
  void read_anyLengthWithoutTheBytes_allocatesLittle() {
    byte[] forged =
        ForgedExport.ofEmptyBase().header(2, CommitFormat.BYTES_MAX, 0).bytes(new byte[500]).all();
    assertThatThrownBy(() -> read(forged)).isInstanceOf(KoruException.Corruption.class);
    long before = Allocated.bytesNow();
    assertThatThrownBy(() -> read(forged)).isInstanceOf(KoruException.Corruption.class);
    long allocated = Allocated.bytesNow() - before;

    assertThat(allocated).isLessThan(200_000);
  }
}

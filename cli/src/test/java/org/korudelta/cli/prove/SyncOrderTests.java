package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyncOrderTests {
  private static final String SEGMENT = "9</db/segment-0000000001.log>";
  private static final String SYNC = "1 fdatasync(" + SEGMENT + ") = 0";
  private static final byte[] GROUP = group(2);
  private static final int HEADER_BYTES = 64;

  private final Verdict verdict = new Verdict();
  private final SyncOrder order = new SyncOrder("/db", verdict);
  private final TraceReader reader = new TraceReader(order);

  @Test
  void acknowledgement_afterTheSyncOfSegmentAndName_isInOrder() {
    read(created(), named(), written(GROUP, HEADER_BYTES), SYNC, acknowledged(0), acknowledged(1));

    assertThat(verdict.complaints()).isEmpty();
    assertThat(order.commits()).isEqualTo(2);
    assertThat(order.segmentSyncs()).isOne();
    assertThat(order.syncs()).isEqualTo(2);
  }

  @Test
  void zerosWrittenAhead_always_areNoAppend() {
    read(created(), named(), written(new byte[4096], HEADER_BYTES));
    read(written(GROUP, HEADER_BYTES), SYNC, acknowledged(0));

    assertThat(verdict.complaints()).isEmpty();
    assertThat(order.commits()).isOne();
  }

  @Test
  void acknowledgement_withoutASync_isReported() {
    read(created(), named(), written(GROUP, HEADER_BYTES), acknowledged(0));

    assertThat(order.early()).isOne();
    assertThat(verdict.complaints())
        .singleElement()
        .asString()
        .contains("acknowledged before it was synced: turn=1.0.0 id=" + id(0))
        .contains("file=/db/segment-0000000001.log commit ends at=312 synced=0 name synced=true");
  }

  @Test
  void acknowledgement_afterASyncThatBeganBeforeTheWriteEnded_isReported() {
    read(created(), named(), "1 fdatasync(" + SEGMENT + " <unfinished ...>");
    read(written(GROUP, HEADER_BYTES), "1 <... fdatasync resumed>) = 0", acknowledged(0));

    assertThat(order.early()).isOne();
  }

  @Test
  void acknowledgement_whileTheSyncIsUnderWay_isReported() {
    read(created(), named(), written(GROUP, HEADER_BYTES));
    read("1 fdatasync(" + SEGMENT + " <unfinished ...>", acknowledged(0));
    read("1 <... fdatasync resumed>) = 0", acknowledged(1));

    assertThat(order.early()).isOne();
  }

  @Test
  void acknowledgement_afterASyncThatFailed_isReported() {
    read(created(), named(), written(GROUP, HEADER_BYTES));
    read("1 fdatasync(" + SEGMENT + ") = -1 EIO (Input/output error)", acknowledged(0));

    assertThat(order.early()).isOne();
    assertThat(order.segmentSyncs()).isZero();
  }

  @Test
  void acknowledgement_afterTheSyncOfAnotherFile_isReported() {
    read(created(), named(), written(GROUP, HEADER_BYTES));
    read("1 fdatasync(8</db/index-0000000001.idx>) = 0", acknowledged(0));

    assertThat(order.early()).isOne();
  }

  @Test
  void acknowledgement_ofHalfACommit_isReported() {
    byte[] half = Arrays.copyOf(GROUP, GROUP.length - 1);
    read(created(), named(), written(half, HEADER_BYTES), SYNC);
    read(written(new byte[] {0}, HEADER_BYTES + half.length), acknowledged(0));

    assertThat(order.early()).isOne();
  }

  @Test
  void acknowledgement_withoutASyncOfTheName_isReported() {
    read("1 fsync(5</db>) = 0", created(), written(GROUP, HEADER_BYTES), SYNC, acknowledged(0));

    assertThat(order.early()).isOne();
    assertThat(verdict.complaints()).first().asString().contains("name synced=false");
  }

  @Test
  void acknowledgement_ofWhatWasNeverWritten_isReported() {
    read(created(), named(), SYNC, acknowledged(0));

    assertThat(verdict.complaints()).first().asString().endsWith("not written yet");
  }

  @Test
  void refusal_always_needsNoSync() {
    read(said("no 1.0.0 conflict ."));

    assertThat(verdict.holds()).isTrue();
    assertThat(order.commits()).isZero();
  }

  @Test
  void write_thatIsNoAppend_isReported() {
    read(created(), written(GROUP, 0));

    assertThat(verdict.complaints())
        .singleElement()
        .asString()
        .contains("a write that is not an append")
        .contains("offset=0 end=64");
  }

  private void read(String... lines) {
    Stream.of(lines).flatMap(String::lines).forEach(reader::read);
  }

  private static String created() {
    return "1 openat(AT_FDCWD</>, \"/db/segment-0000000001.log\", O_RDWR|O_CREAT|O_EXCL, 0600) = "
        + SEGMENT
        + "\n"
        + written(header(), 0);
  }

  private static byte[] header() {
    byte[] header = new byte[HEADER_BYTES];
    Arrays.fill(header, (byte) 1);
    return header;
  }

  private static String named() {
    return "1 fsync(5</db>) = 0";
  }

  private static String written(byte[] bytes, int offset) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(String.format("\\%03o", b & 0xFF));
    }
    return "3 pwrite64("
        + SEGMENT
        + ", \""
        + text
        + "\", "
        + bytes.length
        + ", "
        + offset
        + ") = "
        + bytes.length;
  }

  private static String acknowledged(int ordinal) {
    return said("ack 1.0." + ordinal + " 5 few-1 " + id(ordinal) + " .");
  }

  private static String said(String line) {
    return "2 write(1<pipe:[7]>, \""
        + line
        + "\\n\", "
        + (line.length() + 1)
        + ") = "
        + (line.length() + 1);
  }

  private static String id(int ordinal) {
    return HexFormat.of().toHexDigits((byte) (0xA0 + ordinal)).repeat(32);
  }

  /** A group as docs/format/log.md describes it, of records of 100 bytes. */
  private static byte[] group(int records) {
    ByteBuffer bytes = ByteBuffer.allocate(48 + 100 * records).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("KGRP".getBytes(StandardCharsets.US_ASCII)).putInt(8, 100 * records);
    for (int i = 0; i < records; i++) {
      int at = 48 + 100 * i;
      bytes.putInt(at + 4, 100).put(at + 8, HexFormat.of().parseHex(id(i)));
    }
    return bytes.array();
  }
}

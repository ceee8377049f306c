package org.korudelta.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceReaderTests {
  private final List<String> heard = new ArrayList<>();
  private final TraceReader reader =
      new TraceReader(
          new TraceReader.Listener() {
            @Override
            public void began(SystemCall call) {
              heard.add(call.thread() + " " + call.name() + " begins");
            }

            @Override
            public void ended(SystemCall call, String result) {
              heard.add(call.thread() + " " + call.name() + " " + result);
            }
          });

  @Test
  void read_aCallInOneLine_beginsAndEnds() {
    reader.read("71 fdatasync(3</tmp/a>)   = 0");

    assertThat(heard).containsExactly("71 fdatasync begins", "71 fdatasync 0");
  }

  @Test
  void read_callsInTwoLines_belongToTheirThreads() {
    reader.read("71    fdatasync(3</tmp/a> <unfinished ...>");
    reader.read("72    fsync(4</tmp/b> <unfinished ...>");
    reader.read("71    <... fdatasync resumed>) = 0");
    reader.read("72    <... fsync resumed>) = -1 EIO (Input/output error)");

    assertThat(heard)
        .containsExactly(
            "71 fdatasync begins",
            "72 fsync begins",
            "71 fdatasync 0",
            "72 fsync -1 EIO (Input/output error)");
  }

  @Test
  void read_signalsAndExits_arePassedOver() {
    reader.read("71 --- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_ACCERR, si_addr=0x7f} ---");
    reader.read("71 +++ killed by SIGKILL +++");
    reader.read("");

    assertThat(heard).isEmpty();
  }

  @Test
  void read_callsCutByAKill_onlyBegin() {
    reader.read("71 write(1<pipe:[5]>, \"ack\", 3 <unfinished ...>) = ?");
    reader.read("72 pwrite64(3</tmp/a>, \"KGRP\", 4, 64 <unfinished ...>");
    reader.read("72 <... pwrite64 resumed>) = ?");
    reader.read("73 fdatasync(3</tmp/a>) = ? ERESTARTSYS (To be restarted)");

    assertThat(heard)
        .containsExactly("71 write begins", "72 pwrite64 begins", "73 fdatasync begins");
  }

  @Test
  void data_ofAQuotedArgument_isItsBytes() {
    SystemCall call =
        new SystemCall(
            "71", "pwrite64", "3</tmp/a>, \"K\\0\\12\\377\\1\\n\\t\\\"\\\\ = 0)\\0019\", 9, 4096");

    assertThat(call.data())
        .containsExactly(
            'K', 0, 10, 0xFF, 1, '\n', '\t', '"', '\\', ' ', '=', ' ', '0', ')', 1, '9');
    assertThat(call.path()).isEqualTo("/tmp/a");
    assertThat(call.lastNumber()).isEqualTo(4_096);
  }
}

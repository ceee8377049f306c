package org.korudelta.cli.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeadlineTests {

  @Test
  @Timeout(30)
  void close_processWithAChild_returnsWhenBothHaveEnded() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 100 & echo; wait").start();
    assertThat(parent.getInputStream().read()).isEqualTo('\n');
    List<ProcessHandle> children = parent.descendants().toList();

    Deadline.kill(parent, 100).close();

    assertThat(children).hasSize(1).noneMatch(ProcessHandle::isAlive);
    assertThat(parent.isAlive()).isFalse();
  }
}

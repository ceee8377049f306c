package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.DirectoryOwner.State;

@Timeout(60)
class DirectoryOwnerTests {
  @TempDir Path directory;

  private State state() throws IOException {
    return DirectoryOwner.of(directory).state();
  }

  @Test
  void owner_nobody_isNobody() throws IOException {
    assertThat(DirectoryOwner.of(directory)).isEqualTo(new DirectoryOwner(State.NOBODY, 0));
  }

  @Test
  void owner_thisProcess_isToldAndKeepsItsLock() throws IOException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      assertThat(state()).isEqualTo(State.THIS_PROCESS);
      try (ChildProcess child = ChildProcess.start(LockHolder.class, directory.toString())) {
        assertThat(child.line()).contains("AlreadyOpen");
      }
      assertThat(db.namespaces()).isEmpty();
    }
    assertThat(state()).isEqualTo(State.NOBODY);
  }

  @Test
  void owner_anotherProcess_isAliveAndDeadWhenItIsKilled()
      throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(LockHolder.class, directory.toString())) {
      assertThat(child.line()).isEqualTo("locked");
      assertThat(DirectoryOwner.of(directory))
          .isEqualTo(new DirectoryOwner(State.ALIVE, child.pid()));
      assertThatThrownBy(() -> BlockingKoruDelta.open(directory))
          .isInstanceOf(KoruException.AlreadyOpen.class);
      child.kill();
      assertThat(DirectoryOwner.of(directory))
          .isEqualTo(new DirectoryOwner(State.DEAD, child.pid()));
    }
  }

  @Test
  void owner_recordLeftByThisProcess_isDead() throws IOException {
    Files.write(directory.resolve("owner.lock"), ProcessFacts.self().bytes());

    assertThat(state()).isEqualTo(State.DEAD);
  }

  @Test
  void owner_recordOfAnotherNamespaceOrNone_isUnprovable() throws IOException {
    OwnerRecord self = ProcessFacts.self();
    OwnerRecord elsewhere =
        new OwnerRecord(self.pid(), self.start(), self.bootId(), "pid:[1]", false);
    Files.write(directory.resolve("owner.lock"), elsewhere.bytes());
    assertThat(state()).isEqualTo(State.UNPROVABLE);

    Files.write(directory.resolve("owner.lock"), new byte[0]);
    assertThat(DirectoryOwner.of(directory)).isEqualTo(new DirectoryOwner(State.UNPROVABLE, 0));
  }
}

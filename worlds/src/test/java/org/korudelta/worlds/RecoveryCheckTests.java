package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.json.JsonNumber;

class RecoveryCheckTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final KoruDelta database = runtime.await(KoruDelta.open(runtime, Options.defaults()));
  private final RecoveryCheck check = new RecoveryCheck(runtime, database, "n");

  @Test
  void check_everythingAsPromised_givesTheModel() {
    Attempt attempt = new Attempt("one", List.of("a"));
    attempt.acknowledge(List.of(put("a", "one")));

    ModelDatabase model = check.check(new ModelDatabase(), List.of(attempt));

    assertThat(model.versions()).isEqualTo(1);
    assertThat(model.everWritten()).containsExactly("a");
  }

  @Test
  void check_halfACommit_isAViolation() {
    put("a", "one");

    assertThatThrownBy(
            () -> check.check(new ModelDatabase(), List.of(new Attempt("one", List.of("a", "b")))))
        .isInstanceOf(Violation.class)
        .hasMessage("commit is not whole: commit=one found=1 of=2");
  }

  @Test
  void check_acknowledgedVersionOfAnotherDatabase_isLost() {
    DeterministicRuntime elsewhere = DeterministicRuntime.seeded(9);
    KoruDelta other = elsewhere.await(KoruDelta.open(elsewhere, Options.defaults()));
    Attempt attempt = new Attempt("one", List.of("a"));
    attempt.acknowledge(List.of(elsewhere.await(other.put("n", "a", JsonNumber.of(1)))));

    assertThatThrownBy(() -> check.check(new ModelDatabase(), List.of(attempt)))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("acknowledged write is lost: commit=one key=a");
  }

  @Test
  void check_versionOfAnEarlierLifeGone_isAViolation() {
    DeterministicRuntime elsewhere = DeterministicRuntime.seeded(9);
    KoruDelta other = elsewhere.await(KoruDelta.open(elsewhere, Options.defaults()));
    ModelDatabase before = new ModelDatabase();
    before.apply(elsewhere.await(other.put("n", "a", JsonNumber.of(1))));

    assertThatThrownBy(() -> check.check(before, List.of()))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("a version of an earlier life is gone: key=a");
  }

  @Test
  void check_versionNobodyAskedFor_isAViolation() {
    put("a", "one");

    assertThatThrownBy(() -> check.check(new ModelDatabase(), List.of()))
        .isInstanceOf(Violation.class)
        .hasMessage("versions nobody asked for: stats=1 model=0");
  }

  private Version put(String key, String mark) {
    WriteOptions marked = WriteOptions.NONE.withMetadata(RecoveryCheck.mark(mark));
    return runtime.await(database.put("n", key, JsonNumber.of(1), marked));
  }
}

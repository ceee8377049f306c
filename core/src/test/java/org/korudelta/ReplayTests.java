package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.index.ConsolidationOptions;
import org.korudelta.index.LiveIndex;
import org.korudelta.index.RunConsolidation;
import org.korudelta.json.Json;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.vector.Embedding;

/** A forged log is not believed, however sound its checksums are. */
class ReplayTests {
  private final VersionIds ids = new VersionIds(Digest.portable());
  private final Commits commits = new Commits();
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final LiveIndex index = new LiveIndex(runtime, 1 << 20);
  private final Replay replay = new Replay(ids, index, consolidation(runtime, index)::open);
  private final List<VersionRecord> first = commit(Head.EMPTY, "a", 10);
  private final Head head = Head.EMPTY.with(first);

  private List<VersionRecord> commit(Head on, String key, long nanos) {
    Write write = Write.put("ns", key, Json.parse("1"));
    return commits.on(on, nanos, write);
  }

  static RunConsolidation consolidation(AsyncRuntime runtime, LiveIndex index) {
    return new RunConsolidation(runtime, runtime.strand(), index, new ConsolidationOptions(100, 0));
  }

  private void visit(long sequence, List<VersionRecord> commit) {
    replay.visit(Commits.place(sequence, commit.get(0).timestampNanos(), commit.size()), commit);
  }

  private void assertRefused(String message, List<VersionRecord> forged) {
    visit(1, first);
    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> visit(2, forged))
        .withMessageContaining(message);
  }

  private List<VersionRecord> renamed(
      List<VersionRecord> commit, UnaryOperator<VersionRecord> change) {
    List<VersionRecord> forged = new ArrayList<>();
    for (VersionRecord version : commit) {
      VersionRecord changed = change.apply(version);
      forged.add(changed.withId(ids.versionId(changed)));
    }
    return forged;
  }

  @Test
  void visit_soundCommits_addsThemToTheIndex() {
    visit(1, first);
    visit(2, commit(head, "a", 11));

    index.publish();
    assertThat(index.view().totals().versions()).isEqualTo(2);
    assertThat(index.view().nanos()).isEqualTo(11);
  }

  @Test
  void visit_timeNotAbove_isCorruption() {
    assertRefused("time not above the commit before", commit(head, "a", 10));
  }

  @Test
  void visit_brokenChain_isCorruption() {
    assertRefused("does not follow the newest", commit(Head.EMPTY, "a", 11));
  }

  @Test
  void visit_keyTwiceInOneCommit_isCorruption() {
    List<VersionRecord> twice = new ArrayList<>(commit(head, "a", 11));
    twice.addAll(commit(head, "a", 11));
    assertRefused("key twice in one commit", twice);
  }

  @Test
  void visit_changedContent_isCorruption() {
    VersionRecord sound = commit(head, "a", 11).get(0);
    sound.content()[0] = '2';
    assertRefused("content id mismatch", List.of(sound));
  }

  @Test
  void visit_otherId_isCorruption() {
    VersionRecord sound = commit(head, "a", 11).get(0);
    VersionId other = VersionId.of(new byte[VersionId.BYTES]);
    assertRefused("version id mismatch", List.of(sound.withId(other)));
  }

  @Test
  void visit_unknownCause_isCorruption() {
    VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
    List<VersionRecord> forged =
        renamed(commit(head, "a", 11), version -> withCauses(version, List.of(unknown)));
    assertRefused("cause unknown or out of order", forged);
  }

  @Test
  void visit_causesOutOfOrder_isCorruption() {
    VersionId cause = first.get(0).id();
    List<VersionRecord> forged =
        renamed(commit(head, "a", 11), version -> withCauses(version, List.of(cause, cause)));
    assertRefused("cause unknown or out of order", forged);
  }

  @Test
  void visit_vectorsOfOtherDimensions_isCorruption() {
    visit(1, first);
    visit(2, embedded(head, "b", 11, 1));

    assertThatExceptionOfType(KoruException.Corruption.class)
        .isThrownBy(() -> visit(3, embedded(head, "c", 12, 1, 2)))
        .withMessageStartingWith("impossible commit: sequence=3 reason=dimensions differ");
  }

  private List<VersionRecord> embedded(Head on, String key, long nanos, float... components) {
    Write write = Write.embed("ns", key, Embedding.of("m", components));
    return commits.on(on, nanos, write);
  }

  private static VersionRecord withCauses(VersionRecord version, List<VersionId> causes) {
    return new VersionRecord(
        version.id(),
        version.parent(),
        causes,
        version.namespace(),
        version.key(),
        version.operation(),
        version.contentId(),
        version.content(),
        version.timestampNanos(),
        version.ordinal(),
        version.expiresAtNanos(),
        version.replicaId(),
        version.metadata(),
        version.salt());
  }
}

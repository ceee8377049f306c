package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.hash.Digest;
import org.korudelta.json.Json;
import org.korudelta.log.LegibleCommit;
import org.korudelta.log.LegibleVersion;
import org.korudelta.vector.Embedding;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;

/** A forged history is named version by version, and followed to its end. */
class HistoryAuditTests {
  private final VersionIds ids = new VersionIds(Digest.portable());
  private final Commits commits = new Commits();
  private final HistoryAudit audit = new HistoryAudit(ids, 1 << 20);
  private final List<Finding> findings = new ArrayList<>();
  private final List<VersionRecord> first = commit(Head.EMPTY, 10, put("a", "1"), put("b", "1"));
  private final Head head = Head.EMPTY.with(first);

  private static Write put(String key, String json) {
    return Write.put("ns", key, Json.parse(json));
  }

  private List<VersionRecord> commit(Head on, long nanos, Write... writes) {
    return commits.on(on, nanos, writes);
  }

  private void audit(long sequence, List<VersionRecord> commit) {
    List<LegibleVersion> legible = new ArrayList<>();
    commit.forEach(version -> legible.add(new LegibleVersion(version, true)));
    audit.audit(new LegibleCommit(sequence, legible.size(), legible), findings::add);
  }

  private List<Kind> kinds() {
    return findings.stream().map(Finding::kind).toList();
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
  void audit_soundHistory_findsNothing() {
    audit(1, first);
    audit(2, commit(head, 11, put("a", "2"), Write.delete("ns", "b")));

    assertThat(findings).isEmpty();
  }

  @Test
  void audit_timeNotAbove_isNamedWithItsVersion() {
    audit(1, first);
    List<VersionRecord> early = commit(head, 10, put("a", "2"));
    audit(2, early);

    assertThat(kinds()).containsExactly(Kind.TIME);
    assertThat(findings.get(0).text())
        .isEqualTo(
            "time not above the commit before: sequence=2 ordinal=0 version="
                + early.get(0).id()
                + " namespace=ns key=a expected=above 10 actual=10 nanoseconds");
  }

  @Test
  void audit_missingCommit_namesTheBrokenChainOnce() {
    List<VersionRecord> lost = commit(head, 11, put("a", "2"));
    Head after = head.with(lost);
    List<VersionRecord> third = commit(after, 12, put("a", "3"));

    audit(1, first);
    audit(3, third);
    audit(4, commit(after.with(third), 13, put("a", "4"), put("b", "2")));

    assertThat(kinds()).containsExactly(Kind.CHAIN);
    assertThat(findings.get(0).expected()).isEqualTo(first.get(0).id().hex());
    assertThat(findings.get(0).actual()).isEqualTo(lost.get(0).id().hex());
  }

  @Test
  void audit_damagedButLegibleVersion_keepsTheChain() {
    List<VersionRecord> damaged = commit(head, 11, put("a", "2"));

    audit(1, first);
    List<LegibleVersion> left = List.of(new LegibleVersion(damaged.get(0), false));
    audit.audit(new LegibleCommit(2, 1, left), findings::add);
    audit(3, commit(head.with(damaged), 12, put("a", "3")));

    assertThat(findings).isEmpty();
  }

  @Test
  void audit_changedContentAndOtherId_areBothNamed() {
    audit(1, first);
    VersionRecord sound = commit(head, 11, put("a", "1")).get(0);
    sound.content()[0] = '2';
    audit(2, List.of(sound.withId(VersionId.of(new byte[VersionId.BYTES]))));

    assertThat(kinds()).containsExactly(Kind.CONTENT_ID, Kind.VERSION_ID);
  }

  @Test
  void audit_unknownCause_isNamed() {
    audit(1, first);
    VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
    WriteOptions options = WriteOptions.NONE.causedBy(List.of(first.get(0).id()));
    Write caused = new Write.Put("ns", "c", Json.parse("1"), options);
    List<VersionRecord> sound = commit(head, 11, caused);
    VersionRecord version = sound.get(0);
    audit(2, renamed(sound, any -> withCauses(version, List.of(unknown))));

    assertThat(kinds()).containsExactly(Kind.CAUSE);
    assertThat(findings.get(0).actual()).isEqualTo(unknown.hex());
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

  @Test
  void audit_vectorsOfDifferentDimensions_areAnImpossibleCommit() {
    Embedding two = Embedding.of("m", new float[] {1, 0});
    Embedding three = Embedding.of("m", new float[] {1, 0, 0});
    List<VersionRecord> sound = commit(Head.EMPTY, 10, Write.embed("v", "a", two));
    audit(1, sound);
    audit(2, commit(Head.EMPTY, 11, Write.embed("v", "b", three), put("c", "1")));
    audit(3, commit(Head.EMPTY.with(commit(Head.EMPTY, 11, put("c", "1"))), 12, put("d", "1")));

    assertThat(kinds()).containsExactly(Kind.COMMIT);
    assertThat(findings.get(0).text())
        .contains("impossible commit: sequence=2")
        .contains("dimensions");
  }

  /** However little fits into memory, each broken link is told once. */
  @Test
  void again_untilAllPartsWereLookedAt_findsWhatOneTellingFinds() {
    List<List<VersionRecord>> history = new ArrayList<>();
    Head on = Head.EMPTY;
    for (int i = 0; i < 300; i++) {
      List<VersionRecord> next = commit(on, 10 + i, put("key-" + i % 50, "" + i));
      on = on.with(next);
      if (i % 40 != 39) {
        history.add(next);
      }
    }
    List<VersionRecord> twice = history.get(history.size() - 1);
    List<String> whole = findings(history, twice, 1 << 20);
    List<String> parts = findings(history, twice, 2_000);

    assertThat(whole).hasSize(6 + 2);
    assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
  }

  private List<String> findings(
      List<List<VersionRecord>> history, List<VersionRecord> last, long bytesMax) {
    findings.clear();
    HistoryAudit small = new HistoryAudit(ids, bytesMax);
    int tellings = 0;
    do {
      for (List<VersionRecord> commit : history) {
        small.audit(legible(commit), findings::add);
      }
      small.audit(legible(last), findings::add);
      tellings++;
    } while (small.again());
    assertThat(tellings > 4).isEqualTo(bytesMax < 10_000);
    return findings.stream()
        .filter(finding -> finding.kind() != Kind.TIME)
        .map(Finding::text)
        .toList();
  }

  private static LegibleCommit legible(List<VersionRecord> commit) {
    List<LegibleVersion> legible = new ArrayList<>();
    commit.forEach(version -> legible.add(new LegibleVersion(version, true)));
    return new LegibleCommit(commit.get(0).timestampNanos(), legible.size(), legible);
  }
}

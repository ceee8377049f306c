package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.index.IndexView;
import org.korudelta.index.LiveIndex;
import org.korudelta.index.run.Posting;
import org.korudelta.index.run.PostingPage;
import org.korudelta.json.JsonArbitraries;
import org.korudelta.text.Utf8;

/**
 * A forged log whose ids are all right is refused as corruption, or can be read without any other
 * error: its chains, times and causes hold, and bad content is named when it is read.
 */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class ReplayProperties {
  private static final VersionIds IDS = new VersionIds(Digest.portable());

  /**
   * A version that somebody made up.
   *
   * @param key one of few
   * @param parent which of the versions so far it names as its parent, {@link #NEWEST} the right
   *     one; none when negative
   * @param cause which one it names as a cause; none when negative
   * @param content any bytes
   */
  record Forged(String key, int parent, int cause, Content content) {
    static final int NEWEST = 9;
  }

  /** What is written over what. */
  record Content(Operation operation, byte[] bytes, byte[] metadata) {
    @Override
    public String toString() {
      return operation + " " + bytes.length + " bytes, " + metadata.length + " of metadata";
    }
  }

  /** Commits and how long after each other they are. */
  record ForgedCommit(int afterNanos, List<Forged> versions) {}

  @Provide
  Arbitrary<List<ForgedCommit>> logs() {
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            JsonArbitraries.values().map(value -> Utf8.encode(value.toString())),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(6));
    Arbitrary<Content> contents =
        Combinators.combine(
                Arbitraries.of(Operation.PUT, Operation.DELETE, Operation.EMBED), bytes, bytes)
            .as(Content::new);
    Arbitrary<Forged> versions =
        Combinators.combine(
                Arbitraries.of("a", "b"),
                Arbitraries.frequencyOf(
                    Tuple.of(5, Arbitraries.just(Forged.NEWEST)),
                    Tuple.of(1, Arbitraries.integers().between(-1, 4))),
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.just(-1)),
                    Tuple.of(1, Arbitraries.integers().between(0, 4))),
                contents)
            .as(Forged::new);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(9, 1), Tuple.of(1, 0)),
            versions.list().ofMinSize(1).ofMaxSize(2))
        .as(ForgedCommit::new)
        .list()
        .ofMaxSize(6);
  }

  @Property
  void visit_forgedCommits_areCorruptionOrHoldTogether(@ForAll("logs") List<ForgedCommit> log) {
    DeterministicRuntime runtime = DeterministicRuntime.fifo();
    LiveIndex index = new LiveIndex(runtime, 1 << 20);
    Replay replay = new Replay(IDS, index, ReplayTests.consolidation(runtime, index)::open);
    List<VersionRecord> accepted = new ArrayList<>();
    long nanos = 0;
    for (ForgedCommit forged : log) {
      nanos += forged.afterNanos();
      List<VersionRecord> commit = made(forged, nanos, accepted);
      if (isAccepted(replay, commit)) {
        accepted.addAll(commit);
      }
    }

    index.publish();
    assertThat(index.view().totals().versions()).isEqualTo(accepted.size());
    for (String key : List.of("a", "b")) {
      requireChain(runtime, index.view(), key, accepted);
    }
    accepted.forEach(version -> requireReadable(Version.of(version)));
  }

  private static boolean isAccepted(Replay replay, List<VersionRecord> commit) {
    try {
      replay.visit(Commits.place(1, commit.get(0).timestampNanos(), commit.size()), commit);
      return true;
    } catch (KoruException.Corruption refused) {
      assertThat(refused).hasMessageContaining("=");
      return false;
    }
  }

  private static List<VersionRecord> made(
      ForgedCommit forged, long nanos, List<VersionRecord> known) {
    List<VersionRecord> versions = new ArrayList<>();
    for (Forged one : forged.versions()) {
      VersionRecord version = unnamed(one, nanos, versions.size(), known);
      versions.add(version.withId(IDS.versionId(version)));
    }
    return versions;
  }

  private static VersionRecord unnamed(
      Forged forged, long nanos, int ordinal, List<VersionRecord> known) {
    Content content = forged.content();
    return new VersionRecord(
        VersionId.of(new byte[VersionId.BYTES]),
        forged.parent() == Forged.NEWEST
            ? newest(forged.key(), known)
            : named(forged.parent(), known),
        named(forged.cause(), known).stream().toList(),
        "ns",
        forged.key(),
        content.operation(),
        IDS.contentId(content.operation(), content.bytes()),
        content.bytes(),
        nanos,
        ordinal,
        VersionRecord.NEVER,
        0,
        content.metadata(),
        new byte[VersionRecord.SALT_BYTES]);
  }

  private static Optional<VersionId> newest(String key, List<VersionRecord> known) {
    return known.stream()
        .filter(version -> version.key().equals(key))
        .map(VersionRecord::id)
        .reduce((first, second) -> second);
  }

  private static Optional<VersionId> named(int index, List<VersionRecord> known) {
    return index < 0 || index >= known.size()
        ? Optional.empty()
        : Optional.of(known.get(index).id());
  }

  private static void requireChain(
      DeterministicRuntime runtime, IndexView view, String key, List<VersionRecord> accepted) {
    List<VersionRecord> chain =
        accepted.stream().filter(version -> version.key().equals(key)).toList();
    PostingPage all = new PostingPage(0, Integer.MAX_VALUE);
    List<Posting> postings = runtime.await(view.history("ns", key, Long.MAX_VALUE, all));
    assertThat(postings).hasSameSizeAs(chain);
    Optional<VersionId> newest = Optional.empty();
    long before = -1;
    for (int i = 0; i < chain.size(); i++) {
      VersionRecord version = chain.get(i);
      assertThat(version.parent()).isEqualTo(newest);
      assertThat(version.timestampNanos()).isGreaterThan(before);
      assertThat(postings.get(i).nanos()).isEqualTo(version.timestampNanos());
      newest = Optional.of(version.id());
      before = version.timestampNanos();
    }
  }

  private static void requireReadable(Version version) {
    try {
      assertThat(version.value()).isNotNull();
      assertThat(version.metadata()).isNotNull();
      assertThat(version.embedding()).isNotNull();
    } catch (KoruException.Corruption named) {
      assertThat(named).hasMessageContaining(version.id().hex());
    }
  }
}

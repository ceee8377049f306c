package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.json.JsonArbitraries;

/** Commits as the log takes them: well-formed names, one time, otherwise any bytes at all. */
final class CommitArbitraries {
  private CommitArbitraries() {}

  static Arbitrary<List<VersionRecord>> commits() {
    Arbitrary<List<Draft>> drafts = drafts().list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(drafts, Arbitraries.longs()).as(CommitArbitraries::commit);
  }

  private static List<VersionRecord> commit(List<Draft> drafts, long nanos) {
    List<VersionRecord> versions = new ArrayList<>();
    for (Draft draft : drafts) {
      versions.add(draft.at(nanos, versions.size()));
    }
    return versions;
  }

  private static Arbitrary<Draft> drafts() {
    return Combinators.combine(
            bytes(96, 96),
            Arbitraries.integers().between(0, 3),
            JsonArbitraries.texts(),
            Arbitraries.of(Operation.values()),
            bytes(0, 60),
            bytes(0, 20),
            Arbitraries.longs())
        .as(Draft::new);
  }

  private static Arbitrary<byte[]> bytes(int lengthMin, int lengthMax) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(lengthMin).ofMaxSize(lengthMax);
  }

  /** A version without its place; its ids are cut out of {@code ids}. */
  private record Draft(
      byte[] ids,
      int linked,
      String name,
      Operation operation,
      byte[] content,
      byte[] metadata,
      long number) {

    VersionRecord at(long nanos, int ordinal) {
      VersionId first = VersionId.of(part(0, VersionId.BYTES));
      VersionId second = VersionId.of(part(32, VersionId.BYTES));
      return new VersionRecord(
          first,
          linked % 2 == 0 ? Optional.empty() : Optional.of(second),
          linked / 2 == 0 ? List.of() : List.of(second, first),
          "n" + name,
          name + "k",
          operation,
          ContentId.of(part(64, ContentId.BYTES)),
          content,
          nanos,
          ordinal,
          number,
          ~number,
          metadata,
          part(16, VersionRecord.SALT_BYTES));
    }

    private byte[] part(int from, int length) {
      return Arrays.copyOfRange(ids, from, from + length);
    }
  }
}

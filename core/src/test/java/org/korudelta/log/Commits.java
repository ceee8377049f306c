package org.korudelta.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.korudelta.causal.ContentId;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.text.Utf8;

/** Commits to log; their ids are arbitrary, because the log does not interpret them. */
final class Commits {
  private Commits() {}

  /** Commit number {@code n}: 1 to 3 versions, as different from each other as versions can be. */
  static List<VersionRecord> commit(int n) {
    List<VersionRecord> versions = new ArrayList<>();
    for (int ordinal = 0; ordinal <= n % 3; ordinal++) {
      versions.add(version(n, ordinal));
    }
    return versions;
  }

  /** Commits {@code first} to {@code last}. */
  static List<List<VersionRecord>> range(int first, int last) {
    List<List<VersionRecord>> commits = new ArrayList<>();
    for (int n = first; n <= last; n++) {
      commits.add(commit(n));
    }
    return commits;
  }

  /** A commit of one version with {@code content}. */
  static List<VersionRecord> holding(byte[] content) {
    return List.of(
        new VersionRecord(
            id(1),
            Optional.empty(),
            List.of(),
            "n",
            "k",
            Operation.PUT,
            contentId(1),
            content,
            1,
            0,
            VersionRecord.NEVER,
            0,
            new byte[0],
            filled(16, 9)));
  }

  private static VersionRecord version(int n, int ordinal) {
    boolean tombstone = n % 4 == 3;
    return new VersionRecord(
        id(10 * n + ordinal),
        n % 2 == 0 ? Optional.of(id(n)) : Optional.empty(),
        n % 3 == 1 ? List.of(id(100 + n), id(101 + n)) : List.of(),
        "namespace-" + n,
        "schl\u00fcssel-\ud83d\udd11-" + ordinal,
        tombstone ? Operation.DELETE : ordinal == 1 ? Operation.EMBED : Operation.PUT,
        contentId(n),
        tombstone ? new byte[0] : Utf8.encode("{\"n\":" + n + "}"),
        1_767_225_600_000_000_000L + n,
        ordinal,
        n % 5 == 0 ? 1_800_000_000_000_000_000L : VersionRecord.NEVER,
        n % 7,
        n % 2 == 1 ? Utf8.encode("{\"by\":\"me\"}") : new byte[0],
        filled(VersionRecord.SALT_BYTES, n));
  }

  private static VersionId id(int n) {
    return VersionId.of(filled(VersionId.BYTES, n));
  }

  private static ContentId contentId(int n) {
    return ContentId.of(filled(ContentId.BYTES, n + 77));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** Everything about commits that matters, comparable: arrays compare by content. */
  static List<String> described(List<List<VersionRecord>> commits) {
    return commits.stream().map(Commits::describe).toList();
  }

  private static String describe(List<VersionRecord> commit) {
    StringBuilder text = new StringBuilder();
    for (VersionRecord v : commit) {
      text.append(v.id()).append(v.parent()).append(v.causes()).append(v.namespace());
      text.append(v.key()).append(v.operation()).append(v.contentId());
      text.append(Arrays.toString(v.content())).append(v.timestampNanos()).append(v.ordinal());
      text.append(v.expiresAtNanos()).append(v.replicaId());
      text.append(Arrays.toString(v.metadata())).append(Arrays.toString(v.salt())).append(';');
    }
    return text.toString();
  }
}

package org.korudelta.transfer.stream;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.ErasureRecord;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;

/**
 * Whether a history says why it lacks values: of one that was erased there is a later record that
 * names its key and its time; one that was retired is before a horizon that the history reaches.
 *
 * <p>Memory: some hundred bytes for each erased key whose record has not come yet. Threading: one
 * user at a time.
 */
final class TakenValues {
  private final Map<Name, VersionRecord> erased = new LinkedHashMap<>();
  private @Nullable VersionRecord retired;

  private record Name(String namespace, String key) {}

  /** Adds the versions of a commit, later than all before. */
  void add(Iterable<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      version.wiping().ifPresent(why -> add(version, why));
      ErasureRecord.of(version).ifPresent(this::add);
    }
  }

  private void add(VersionRecord version, Wiping why) {
    if (why.reason() == Wiping.Reason.ERASED) {
      erased.put(new Name(version.namespace(), version.key()), version);
    } else if (retired == null || horizon(retired) < why.horizonNanos()) {
      retired = version;
    }
  }

  private void add(ErasureRecord said) {
    Name name = new Name(said.namespace(), said.key());
    VersionRecord last = erased.get(name);
    if (last != null && last.timestampNanos() <= said.throughNanos()) {
      erased.remove(name);
    }
  }

  private static long horizon(VersionRecord version) {
    return version.wiping().map(Wiping::horizonNanos).orElse(Long.MIN_VALUE);
  }

  /** A version that lacks its value for no reason in a history up to {@code lastNanos}. */
  Optional<VersionRecord> unexplained(long lastNanos) {
    VersionRecord before = retired;
    if (before != null && horizon(before) > lastNanos) {
      return Optional.of(before);
    }
    Iterator<VersionRecord> first = erased.values().iterator();
    return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
  }
}

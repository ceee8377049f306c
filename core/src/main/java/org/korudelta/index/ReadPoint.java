package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.graph.CausalEdges;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.text.Hex;

/**
 * What a head knew at one time: every answer is about the versions up to that time, and never
 * changes.
 *
 * <p>Threading: immutable.
 */
public final class ReadPoint {
  /** The fewest digits that may stand for an id. */
  public static final int PREFIX_DIGITS_MIN = 7;

  private static final int PREFIX_DIGITS_MAX = 2 * VersionId.BYTES;

  private final Head head;
  private final long nanos;

  private ReadPoint(Head head, long nanos) {
    this.head = head;
    this.nanos = nanos;
  }

  /** All that {@code head} knows. */
  public static ReadPoint of(Head head) {
    return new ReadPoint(head, head.lastNanos());
  }

  /** What was there at {@code otherNanos}, inclusive; no later than this read point. */
  public ReadPoint at(long otherNanos) {
    return new ReadPoint(head, Math.min(nanos, otherNanos));
  }

  /** Its time, epoch nanoseconds, at most that of the last commit. */
  public long nanos() {
    return nanos;
  }

  /** The causal graph's edges up to its time. */
  public CausalEdges edges(AsyncRuntime runtime) {
    return new HeadEdges(runtime, head, this);
  }

  /** The current version of a key; empty when it has none or is deleted. */
  public Optional<VersionRecord> current(String namespace, String key) {
    Chain chain = head.chain(namespace, key);
    return Optional.ofNullable(chain == null ? null : current(chain));
  }

  private @Nullable VersionRecord current(Chain chain) {
    int length = chain.lengthAt(nanos);
    if (length == 0) {
      return null;
    }
    VersionRecord newest = chain.version(length - 1);
    return newest.tombstone() ? null : newest;
  }

  /** At most {@code limit} versions of a key after the first {@code offset}, oldest first. */
  public List<VersionRecord> history(String namespace, String key, int offset, int limit) {
    Chain chain = head.chain(namespace, key);
    int length = chain == null ? 0 : chain.lengthAt(nanos);
    if (chain == null || offset >= length) {
      return List.of();
    }
    return chain.versions(offset, offset + Math.min(limit, length - offset));
  }

  /**
   * The versions of the first commits after {@code afterNanos}, in commit order: so many whole
   * commits that they have {@code limit} versions, at least 1, or all there are.
   */
  public List<VersionRecord> changes(long afterNanos, int limit) {
    Chain timeline = head.timeline();
    int from = timeline == null ? 0 : timeline.lengthAt(afterNanos);
    int end = timeline == null ? 0 : timeline.lengthAt(nanos);
    return timeline == null || from >= end
        ? List.of()
        : timeline.versions(from, endOfCommit(timeline, from + Math.min(limit, end - from)));
  }

  private static int endOfCommit(Chain timeline, int to) {
    return timeline.lengthAt(timeline.version(to - 1).timestampNanos());
  }

  /**
   * The version with {@code id}.
   *
   * @throws KoruException.NotFound when there is none
   */
  public VersionRecord version(VersionId id) {
    VersionRecord found = head.ids().find(id);
    if (found == null || found.timestampNanos() > nanos) {
      throw new KoruException.NotFound("unknown version: id=" + id);
    }
    return found;
  }

  /**
   * The version whose id begins with {@code digits}.
   *
   * @throws KoruException.BadRequest when they are not 7 to 64 lower-case hex digits
   * @throws KoruException.NotFound when there is none
   * @throws KoruException.Ambiguous when there are several; the message has the first two
   */
  public VersionRecord version(String digits) {
    requirePrefix(digits);
    List<VersionRecord> found = new ArrayList<>();
    head.ids().collect(digits, found);
    found.removeIf(version -> version.timestampNanos() > nanos);
    if (found.isEmpty()) {
      throw new KoruException.NotFound("unknown version: id=" + digits);
    }
    if (found.size() > 1) {
      throw new KoruException.Ambiguous(
          "ambiguous version: id="
              + digits
              + " matches="
              + found.size()
              + " first="
              + found.get(0).id()
              + " second="
              + found.get(1).id());
    }
    return found.get(0);
  }

  private static void requirePrefix(String digits) {
    int count = digits.length();
    if (count < PREFIX_DIGITS_MIN || count > PREFIX_DIGITS_MAX || !Hex.isHex(digits)) {
      throw new KoruException.BadRequest(
          "not a version id: text=" + digits + " expected=7 to 64 lower-case hexadecimal digits");
    }
  }

  /** The keys that have a value, in order. */
  public List<String> keys(String namespace) {
    List<String> keys = new ArrayList<>();
    forEachCurrent(namespace, version -> keys.add(version.key()));
    return keys;
  }

  /**
   * The first keys that have a value and begin with {@code prefix}, at most {@code limit}, in
   * order.
   */
  public List<String> keys(String namespace, String prefix, int limit) {
    List<String> keys = new ArrayList<>();
    head.namespace(namespace)
        .chains()
        .scan(
            prefix,
            (key, chain) -> {
              boolean wanted = key.startsWith(prefix) && keys.size() < limit;
              if (wanted && current(chain) != null) {
                keys.add(key);
              }
              return wanted;
            });
    return keys;
  }

  /** Shows the current versions of a namespace, in the order of their keys. */
  public void forEachCurrent(String namespace, Consumer<VersionRecord> visitor) {
    head.namespace(namespace)
        .chains()
        .forEach(
            (key, chain) -> {
              VersionRecord version = current(chain);
              if (version != null) {
                visitor.accept(version);
              }
            });
  }

  /** The namespaces that have a key with a value, in order. */
  public List<String> namespaces() {
    List<String> names = new ArrayList<>();
    head.namespaces()
        .forEach(
            (name, namespace) -> {
              if (isAlive(namespace)) {
                names.add(name);
              }
            });
    return names;
  }

  private boolean isAlive(Namespace namespace) {
    if (nanos >= head.lastNanos()) {
      return namespace.liveKeys() > 0;
    }
    return namespace.chains().anyMatch(chain -> current(chain) != null);
  }

  /** The models whose vectors were ever stored in a namespace, oldest first. */
  public List<ModelDimensions> models(String namespace) {
    List<ModelDimensions> models = new ArrayList<>(head.namespace(namespace).models());
    models.removeIf(model -> model.sinceNanos() > nanos);
    return models;
  }
}

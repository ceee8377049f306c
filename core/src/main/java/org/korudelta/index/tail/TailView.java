package org.korudelta.index.tail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.index.run.KeySource;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.log.CommitBounds;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;

/**
 * The first versions of a tail, which later ones do not change.
 *
 * <p>Threading: safe from any thread that got it by a publishing write.
 */
public final class TailView {
  /*
   * How readers do without locks: all that belongs to the first versions was written before this was
   * published. What was added since may be visible too, or half of it: its positions are behind the
   * length, and are passed over unread.
   */
  private final Tail tail;
  private final int length;

  TailView(Tail tail, int length) {
    this.tail = tail;
    this.length = length;
  }

  /** Whether there is no version. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** How many versions there are. */
  public int versions() {
    return length;
  }

  /** Time of the first commit; only when there is one. */
  public long firstNanos() {
    return tail.columns().nanos(0);
  }

  /** The last version here of a key that is not after {@code nanos}, or null. */
  public @Nullable Posting last(String namespace, String key, long nanos) {
    TailKey found = tail.key(namespace, key);
    return found == null ? null : last(found, nanos);
  }

  /** The first version here of a key that is after {@code nanos}, or null. */
  public @Nullable Posting next(String namespace, String key, long nanos) {
    TailKey found = tail.key(namespace, key);
    if (found == null) {
      return null;
    }
    TailKey.Positions positions = found.positions();
    int at = lengthAt(positions, nanos);
    boolean here = at < positions.length() && positions.array()[at] < length;
    return here ? tail.columns().posting(positions.array()[at]) : null;
  }

  @Nullable Posting last(TailKey key, long nanos) {
    TailKey.Positions positions = key.positions();
    int count = lengthAt(positions, nanos);
    return count == 0 ? null : tail.columns().posting(positions.array()[count - 1]);
  }

  /** How many of {@code positions} are not after {@code nanos}; the newest is asked for most. */
  private int lengthAt(TailKey.Positions positions, long nanos) {
    TailColumns columns = tail.columns();
    int[] array = positions.array();
    int low = 0;
    int high = positions.length();
    int probe = high - 1;
    while (low < high) {
      int position = array[probe];
      if (position < length && columns.nanos(position) <= nanos) {
        low = probe + 1;
      } else {
        high = probe;
      }
      probe = (low + high) >>> 1;
    }
    return low;
  }

  /** Adds to {@code found} the versions here of a key that are not after {@code nanos}. */
  public void history(String namespace, String key, long nanos, List<Posting> found) {
    TailKey known = tail.key(namespace, key);
    if (known == null) {
      return;
    }
    TailKey.Positions positions = known.positions();
    int count = lengthAt(positions, nanos);
    for (int i = 0; i < count; i++) {
      found.add(tail.columns().posting(positions.array()[i]));
    }
  }

  /** A walk over the keys here of a namespace. */
  public KeySource keys(AsyncRuntime runtime, KeyStart start) {
    return new TailKeys(runtime, this, start);
  }

  /**
   * Adds the versions that name a version as their cause whose id begins with the eight bytes
   * {@code code}. Costs a look at each cause.
   */
  public void effects(long code, List<Address> found) {
    for (Tail.TailEffect effect : tail.effects(length)) {
      if (effect.cause() == code) {
        found.add(effect.effect());
      }
    }
  }

  /** Adds where the versions are whose ids begin with the eight bytes {@code code}. */
  public void addresses(long code, List<Address> found) {
    tail.ids().collect(tail.columns(), length, code, found);
  }

  /**
   * Adds where the versions are whose ids begin with those bits of {@code code} that {@code mask}
   * has. Costs a look at each version.
   */
  public void addresses(long code, long mask, List<Address> found) {
    TailColumns columns = tail.columns();
    for (int i = 0; i < length; i++) {
      if ((columns.code(i) & mask) == code) {
        found.add(columns.address(i));
      }
    }
  }

  /** Where the record of {@code address} is; null when it is not here. */
  public @Nullable LogPlace place(Address address) {
    TailColumns columns = tail.columns();
    int last = columns.lengthAt(address.nanos(), length) - 1;
    if (last < 0 || columns.nanos(last) != address.nanos()) {
      return null;
    }
    int position = last - columns.ordinal(last) + address.ordinal();
    return position <= last ? columns.place(position) : null;
  }

  /** Adds the addresses of the commits here that {@code bounds} want. */
  public void commits(CommitBounds bounds, List<Address> found) {
    TailColumns columns = tail.columns();
    int end = columns.lengthAt(bounds.untilNanos(), length);
    int at = columns.lengthAt(bounds.afterNanos(), length);
    while (at < end && (found.size() < bounds.limit() || columns.ordinal(at) > 0)) {
      found.add(columns.address(at++));
    }
  }

  /** Where the last commit not after that of {@code address} begins; only when there is one. */
  public Signpost signpost(Address address) {
    TailColumns columns = tail.columns();
    int last = columns.lengthAt(address.nanos(), length) - 1;
    int first = last - columns.ordinal(last);
    LogPlace place = columns.place(first);
    return new Signpost(columns.address(first), place, place.offset());
  }

  Tail tail() {
    return tail;
  }
}

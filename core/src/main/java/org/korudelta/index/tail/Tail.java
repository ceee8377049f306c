package org.korudelta.index.tail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSink;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionRecord;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.LogPlace;

/**
 * The index of successive commits in memory, without their values: some fifty bytes a version and
 * two hundred a key.
 *
 * <p>Threading: one writer adds; readers on any thread have a {@link TailView}.
 */
public final class Tail {
  private static final int CAPACITY_FIRST = 256;
  private static final int VERSION_BYTES = 56;
  private static final int KEY_BYTES = 200;

  private final Map<TailName, TailKey> keys = new ConcurrentHashMap<>();
  private final KeyOrder order = new KeyOrder();
  private final IdTable ids = new IdTable();
  private Effects effects = new Effects(new TailEffect[8], 0);
  private TailColumns columns = new TailColumns(CAPACITY_FIRST);
  private int length;
  private long firstSequence;
  private long lastSequence;
  private LogPlace end = LogPlace.BEGINNING;

  /** An empty tail. */
  public Tail() {}

  /** A key in its namespace. */
  private record TailName(String namespace, String key) implements Comparable<TailName> {
    /** As of any record, without the detour that the compiler for browsers makes. */
    @Override
    public int hashCode() {
      return 31 * namespace.hashCode() + key.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof TailName name
          && key.equals(name.key)
          && namespace.equals(name.namespace);
    }

    @Override
    public int compareTo(TailName other) {
      int order = namespace.compareTo(other.namespace);
      return order != 0 ? order : key.compareTo(other.key);
    }
  }

  /** Adds a commit later than all before. */
  public void add(CommitPlace place, List<VersionRecord> commit) {
    firstSequence = isEmpty() ? place.sequence() : firstSequence;
    for (VersionRecord version : commit) {
      add(version, place.record(version.ordinal()));
    }
    lastSequence = place.sequence();
    end = place.end();
  }

  private void add(VersionRecord version, LogPlace place) {
    if (length == columns.capacity()) {
      columns = columns.grown();
    }
    Address address = new Address(version.timestampNanos(), version.ordinal());
    columns.set(length, new Posting(address, version.operation()), version.id().prefix());
    columns.place(length, place);
    ids.add(columns, length);
    for (VersionId cause : version.causes()) {
      effects = effects.with(new TailEffect(cause.prefix(), address, length));
    }
    addToKey(version, length);
    length++;
  }

  private void addToKey(VersionRecord version, int position) {
    TailName name = new TailName(version.namespace(), version.key());
    TailKey known = keys.get(name);
    if (known != null) {
      known.append(position);
      return;
    }
    TailKey first = new TailKey(version.namespace(), version.key(), position);
    keys.put(name, first);
    order.add(first);
  }

  /** The commit at {@code place} was copied there. */
  public void move(CommitPlace place) {
    int first = columns.lengthAt(place.nanos() - 1, length);
    for (int i = 0; i < place.versions(); i++) {
      columns.place(first + i, place.record(i));
    }
    if (place.sequence() == lastSequence) {
      end = place.end();
    }
  }

  /** Whether nothing was added yet. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Whether all its versions are in the log. */
  public boolean isPlaced() {
    return isEmpty() || columns.place(length - 1).segment() != CommitPlace.NOWHERE;
  }

  /** How many versions there are. */
  public int versions() {
    return length;
  }

  /** How many keys there are. */
  public int keyCount() {
    return keys.size();
  }

  /** About how much memory it takes. */
  public long bytes() {
    return (long) length * VERSION_BYTES + (long) keys.size() * KEY_BYTES;
  }

  /** What readers see of it: the versions so far. */
  public TailView view() {
    return new TailView(this, length);
  }

  /** The first bytes of the id of a key's newest version here. */
  public Optional<byte[]> newestIdCode(String namespace, String key) {
    TailKey known = key(namespace, key);
    if (known == null) {
      return Optional.empty();
    }
    TailKey.Positions positions = known.positions();
    long code = columns.code(positions.array()[positions.length() - 1]);
    return Optional.of(new ByteSink(Long.BYTES).putLong(code).copy());
  }

  /** Whether a version here has an id that begins as {@code id}. */
  public boolean knows(VersionId id) {
    List<Address> found = new ArrayList<>(1);
    ids.collect(columns, length, id.prefix(), found);
    return !found.isEmpty();
  }

  @Nullable TailKey key(String namespace, String key) {
    return keys.get(new TailName(namespace, key));
  }

  /** Time of the first commit; only when there is one. */
  public long firstNanos() {
    return columns.nanos(0);
  }

  /** Time of the last commit; only when there is one. */
  public long lastNanos() {
    return columns.nanos(length - 1);
  }

  /** Number of the first commit. */
  public long firstSequence() {
    return firstSequence;
  }

  /** Number of the last commit. */
  public long lastSequence() {
    return lastSequence;
  }

  /** Where the last commit ends. */
  public LogPlace end() {
    return end;
  }

  KeyOrder order() {
    return order;
  }

  TailColumns columns() {
    return columns;
  }

  IdTable ids() {
    return ids;
  }

  /** The causes that the first {@code versions} name. */
  List<TailEffect> effects(int versions) {
    Effects known = effects;
    int count = known.length;
    while (count > 0 && known.array[count - 1].position >= versions) {
      count--;
    }
    return Arrays.asList(known.array).subList(0, count);
  }

  /**
   * That a version names another as its cause.
   *
   * @param cause the first eight bytes of the cause's id
   * @param effect where the version is
   * @param position its position here
   */
  record TailEffect(long cause, Address effect, int position) {}

  /** Some of them, in an array with room for more. */
  private record Effects(TailEffect[] array, int length) {
    private Effects with(TailEffect next) {
      TailEffect[] room = length < array.length ? array : Arrays.copyOf(array, 2 * length);
      room[length] = next;
      return new Effects(room, length + 1);
    }
  }
}

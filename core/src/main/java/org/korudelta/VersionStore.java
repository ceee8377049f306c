package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.cache.ScanResistantCache;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.IndexView;
import org.korudelta.log.Address;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.LogPlace;
import org.korudelta.log.LogReader;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Versions by address: those written or read lately from memory, the others from the log.
 *
 * <p>Threading: safe from any thread.
 */
final class VersionStore {
  private static final int OVERHEAD_BYTES = 480;

  private final AsyncRuntime runtime;
  private final LogReader log;
  private final VersionIds ids;
  private final ScanResistantCache<Address, VersionRecord> warm;
  private final Map<Address, VersionRecord> unwritten = new ConcurrentHashMap<>();
  private volatile int forgotten;

  VersionStore(AsyncRuntime runtime, LogReader log, VersionIds ids, long warmBytes) {
    this.runtime = runtime;
    this.log = log;
    this.ids = ids;
    this.warm = new ScanResistantCache<>(warmBytes);
  }

  /** About how much memory a version takes. */
  static long weight(VersionRecord version) {
    return OVERHEAD_BYTES
        + version.content().length
        + version.metadata().length
        + 32L * version.causes().size();
  }

  /** Keeps versions that are nowhere else yet. */
  void hold(List<VersionRecord> commit) {
    for (VersionRecord version : commit) {
      unwritten.put(new Address(version.timestampNanos(), version.ordinal()), version);
    }
  }

  /** The versions of a commit can be read from the log. */
  void release(CommitPlace place) {
    for (int i = 0; i < place.versions(); i++) {
      unwritten.remove(new Address(place.nanos(), i));
    }
  }

  /** Remembers a version that was written. */
  void keep(VersionRecord version) {
    warm.put(new Address(version.timestampNanos(), version.ordinal()), version, weight(version));
  }

  /** Forgets a version whose value is about to be taken. By one task at a time. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void forget(Address address) {
    forgotten++;
    warm.remove(address);
  }

  /** Forgets all versions that are in the log. By one task at a time. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void forgetAll() {
    forgotten++;
    warm.clear();
  }

  /** What the versions in memory weigh together. */
  long bytes() {
    return warm.bytes();
  }

  /** The version at {@code address}, which {@code view} knows. */
  Promise<VersionRecord> read(IndexView view, Address address) {
    VersionRecord known = find(address);
    int before = forgotten;
    return known != null
        ? runtime.completed(known)
        : load(view, address).map(version -> kept(version, before));
  }

  private @Nullable VersionRecord find(Address address) {
    VersionRecord known = warm.find(address);
    return known == null ? unwritten.get(address) : known;
  }

  /** A whole record may stand where another did: the id says whose it is. */
  private VersionRecord kept(VersionRecord version, int before) {
    ids.verifyId(version);
    if (before == forgotten) { // Else it may have been read from where it is not any more.
      keep(version);
    }
    return version;
  }

  private Promise<VersionRecord> load(IndexView view, Address address) {
    LogPlace place = view.recentPlace(address);
    if (place != null) {
      return log.version(place, address);
    }
    return view.signpost(address)
        .then(near -> log.version(near.orElseThrow(() -> unknown(address)), address));
  }

  private static KoruException unknown(Address address) {
    return new KoruException.Corruption(
        "index names a version that it does not place: nanos="
            + address.nanos()
            + " ordinal="
            + address.ordinal());
  }

  /** The versions at {@code addresses}, in their order. */
  Promise<List<VersionRecord>> readAll(IndexView view, List<Address> addresses) {
    return readFurther(view, addresses, new ArrayList<>(addresses.size()));
  }

  private Promise<List<VersionRecord>> readFurther(
      IndexView view, List<Address> addresses, List<VersionRecord> read) {
    while (read.size() < addresses.size()) {
      Promise<VersionRecord> next = read(view, addresses.get(read.size()));
      VersionRecord known = valueOf(next);
      if (known == null) {
        return next.then(
            version -> {
              read.add(version);
              return readFurther(view, addresses, read);
            });
      }
      read.add(known);
    }
    return runtime.completed(read);
  }

  private static @Nullable VersionRecord valueOf(Promise<VersionRecord> promise) {
    return promise.peek().orElse(null) instanceof Outcome.Success<VersionRecord> success
        ? success.value()
        : null;
  }
}

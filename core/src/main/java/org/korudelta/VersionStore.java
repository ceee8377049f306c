package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.IndexView;
import org.korudelta.index.run.Posting;
import org.korudelta.log.Address;
import org.korudelta.log.CommitPlace;
import org.korudelta.log.FoundVersion;
import org.korudelta.log.JournalReader;
import org.korudelta.log.LogPlace;
import org.korudelta.log.Signpost;
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
  private final JournalReader log;
  private final VersionIds ids;
  private final WarmVersions warm;
  private final Map<Address, VersionRecord> unwritten = new ConcurrentHashMap<>();
  private final LatencyTally fromPlain = new LatencyTally();
  private final LatencyTally fromPacked = new LatencyTally();
  private final Object forgetting = new Object(); // Held to forget, and to keep what was read.
  private volatile int forgotten;

  VersionStore(AsyncRuntime runtime, JournalReader log, VersionIds ids, WarmVersions warm) {
    this.runtime = runtime;
    this.log = log;
    this.ids = ids;
    this.warm = warm;
  }

  /** About how much memory a version takes. */
  static long weight(VersionRecord version) {
    int weight = OVERHEAD_BYTES + version.content().length + version.metadata().length;
    weight += 32 * version.causes().size(); // All of it less than 2^29.
    return weight;
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
    warm.put(version);
  }

  /** Forgets a version whose value was taken. */
  void forget(Address address) {
    forget(() -> warm.remove(address));
  }

  /** Forgets the past of a key. */
  void forgetPast(KeyName key) {
    forget(() -> warm.removePast(key));
  }

  /** Forgets all versions that are in the log. */
  void forgetAll() {
    forget(warm::clear);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written with the lock, read without.
  private void forget(Runnable removal) {
    synchronized (forgetting) {
      forgotten++;
      removal.run();
    }
  }

  /** How much was forgotten so far, for {@link #keepUnlessForgotten}. */
  int forgotten() {
    return forgotten;
  }

  /**
   * Keeps what was read after {@code before} was {@link #forgotten}, unless something was forgotten
   * since: it may have been read from where it is not any more.
   */
  void keepUnlessForgotten(int before, Runnable keeping) {
    synchronized (forgetting) {
      if (before == forgotten) {
        keeping.run();
      }
    }
  }

  /** How much is in memory. */
  Tiers.Memory warm() {
    return warm.tier();
  }

  /** How long reads from segments took that are packed, or are not. */
  Latencies reads(boolean packed) {
    return (packed ? fromPacked : fromPlain).latencies();
  }

  /** The version at {@code address}, which {@code view} knows. */
  Promise<VersionRecord> read(IndexView view, Address address) {
    VersionRecord known = find(address);
    int before = forgotten;
    return known != null
        ? runtime.completed(known)
        : Prompt.map(runtime, verified(view, address), version -> kept(version, before));
  }

  private @Nullable VersionRecord find(Address address) {
    VersionRecord known = warm.find(address);
    return known == null ? unwritten.get(address) : known;
  }

  private VersionRecord kept(VersionRecord version, int before) {
    keepUnlessForgotten(before, () -> keep(version));
    return version;
  }

  /** A whole record may stand where another did: the id says whose it is. */
  private Promise<VersionRecord> verified(IndexView view, Address address) {
    return Prompt.map(
        runtime,
        load(view, address),
        found -> {
          if (!found.named()) {
            ids.verifyId(found.version());
          }
          return found.version();
        });
  }

  private Promise<FoundVersion> load(IndexView view, Address address) {
    LogPlace place = view.recentPlace(address);
    if (place != null) {
      return timed(place, () -> log.version(place, address));
    }
    return Prompt.then(
        runtime,
        view.signpost(address),
        found -> {
          Signpost near = found.orElseThrow(() -> unknown(address));
          return timed(near.place(), () -> log.version(near, address));
        });
  }

  private Promise<FoundVersion> timed(LogPlace place, Supplier<Promise<FoundVersion>> read) {
    long began = runtime.now();
    return Prompt.map(
        runtime,
        read.get(),
        found -> {
          LatencyTally tally = log.isPacked(place.segment()) ? fromPacked : fromPlain;
          tally.add(runtime.now() - began);
          return found;
        });
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
    List<VersionRecord> read = new ArrayList<>(addresses.size());
    return readAll(read, addresses.size(), at -> read(view, addresses.get(at)));
  }

  /** Fills {@code read} up to {@code count} with what {@code each} gives for its place. */
  private Promise<List<VersionRecord>> readAll(
      List<VersionRecord> read, int count, IntFunction<Promise<VersionRecord>> each) {
    while (read.size() < count) {
      Promise<VersionRecord> next = each.apply(read.size());
      if (!(next.peek().orElse(null) instanceof Outcome.Success<VersionRecord> known)) {
        return Prompt.then(
            runtime,
            next,
            version -> {
              read.add(version);
              return readAll(read, count, each);
            });
      }
      read.add(known.value());
    }
    return runtime.completed(read);
  }

  /**
   * The first versions of a key, as many as are in memory together.
   *
   * @param versions which they are
   * @param forgotten how much was {@link VersionStore#forgotten} before they were looked up
   */
  record KnownPast(WarmVersions.Past versions, int forgotten) {}

  /** The first versions of a key, as many as are in memory together. */
  KnownPast past(KeyName key) {
    int before = forgotten;
    return new KnownPast(warm.past(key), before);
  }

  /** The versions of {@code page}; they stay in memory with those before them, if these are. */
  Promise<List<VersionRecord>> readPast(IndexView view, PastPage page) {
    List<VersionRecord> read = page.known();
    List<Posting> postings = page.postings();
    return read.size() == postings.size()
        ? runtime.completed(read)
        : Prompt.map(
            runtime,
            readAll(read, postings.size(), at -> readUnkept(view, postings.get(at).address())),
            all -> {
              keepUnlessForgotten(page.past().forgotten(), () -> keepPast(page, all));
              return all;
            });
  }

  private Promise<VersionRecord> readUnkept(IndexView view, Address address) {
    VersionRecord known = find(address);
    return known != null ? runtime.completed(known) : verified(view, address);
  }

  /** With those before them, where there is no gap and it is worth it; else each by itself. */
  private void keepPast(PastPage page, List<VersionRecord> read) {
    WarmVersions.Past past = page.past().versions();
    if (!page.continues() || !warm.extendPast(page.key(), past, page.offset(), read)) {
      read.forEach(this::keep);
    }
  }
}

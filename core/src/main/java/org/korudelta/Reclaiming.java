package org.korudelta;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Operation;
import org.korudelta.causal.VersionRecord;
import org.korudelta.causal.Wiping;
import org.korudelta.log.Address;
import org.korudelta.log.SealedSegments;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Takes the values that are beyond their namespaces' retention out of sealed segments, one segment
 * after the other: which keys it has, what these keep, and whether it is worth writing anew.
 *
 * <p>Cost: reads every sealed segment; memory for the keys of one, and for the addresses of the
 * embeddings that are taken. Threading: one task.
 */
final class Reclaiming {
  private final AsyncRuntime runtime;
  private final Maintenance.Parts parts;
  private final Map<String, Retention> retentions;
  private final long durableNanos;
  private BooleanSupplier condition = () -> true;
  private final List<Address> embeddings = new ArrayList<>();
  private int segments;
  private long versions;
  private long valueBytes;
  private long reclaimedBytes;

  /** What is not after {@code durableNanos} is durable. */
  Reclaiming(Maintenance.Parts parts, Map<String, Retention> retentions, long durableNanos) {
    this.durableNanos = durableNanos;
    this.runtime = parts.runtime();
    this.parts = parts;
    this.retentions = retentions;
  }

  /** Goes on after each segment only whilst {@code wanted}. */
  Reclaiming whilst(BooleanSupplier wanted) {
    condition = wanted;
    return this;
  }

  Promise<ReclaimReport> run() {
    Iterator<SealedSegments.Segment> rest = parts.packing().segments().iterator();
    return Prompt.whileTrue(runtime, () -> reclaimNext(rest))
        .map(ignored -> new ReclaimReport(segments, versions, valueBytes, reclaimedBytes));
  }

  private Promise<Boolean> reclaimNext(Iterator<SealedSegments.Segment> rest) {
    if (retentions.isEmpty() || !condition.getAsBoolean() || !rest.hasNext()) {
      return runtime.completed(false);
    }
    SealedSegments.Segment segment = rest.next();
    Horizons horizons = new Horizons(parts.history(), retentions, durableNanos);
    Set<KeyName> keys = new HashSet<>();
    return parts
        .packing()
        .survey(
            segment,
            version -> {
              if (version.isWiped()) {
                noteWiped(version);
              } else if (horizons.concern(version)) {
                keys.add(new KeyName(version.namespace(), version.key()));
              }
            })
        .then(ignored -> horizons.find(keys))
        .then(ignored -> parts.packing().packIfWiped(segment, version -> wiping(horizons, version)))
        .map(this::count);
  }

  private Optional<Wiping> wiping(Horizons horizons, VersionRecord version) {
    Optional<Wiping> wiping = horizons.wiping(version);
    if (wiping.isPresent()) {
      noteWiped(version);
    }
    return wiping;
  }

  private void noteWiped(VersionRecord version) {
    if (version.operation() == Operation.EMBED) {
      embeddings.add(new Address(version.timestampNanos(), version.ordinal()));
    }
  }

  /**
   * The embeddings that were taken, some of them twice; also those that were before: what took them
   * may have been cut short.
   */
  List<Address> embeddings() {
    return embeddings;
  }

  private boolean count(SealedSegments.Packed packed) {
    segments += packed.wipedVersions() > 0 ? 1 : 0;
    versions += packed.wipedVersions();
    valueBytes += packed.wipedBytes();
    reclaimedBytes += packed.bytesBefore() - packed.bytesAfter();
    return true;
  }
}

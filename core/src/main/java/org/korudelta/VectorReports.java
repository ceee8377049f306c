package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.korudelta.async.Prompt;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.SpaceDigest;
import org.korudelta.vector.space.VectorSpace;

/**
 * Tells of spaces as they were when they were added, with a turn for others after each part that it
 * reads. For one task.
 */
final class VectorReports {
  private final AsyncRuntime runtime;
  private final Digest digest;
  private final List<Reading> readings = new ArrayList<>();

  VectorReports(AsyncRuntime runtime, Digest digest) {
    this.runtime = runtime;
    this.digest = digest;
  }

  /** A space at one moment; the digest of its parts is all that is missing. */
  private record Reading(SpaceDigest parts, Function<String, VectorSpaceReport> report) {
    private VectorSpaceReport told() {
      return report.apply(parts.hex());
    }
  }

  /** Adds a space as it is now; nobody may add anything to it in this turn. */
  void add(VectorSpace space) {
    SpaceDigest parts = new SpaceDigest(space, digest);
    readings.add(new Reading(parts, report(space, parts.linked())));
  }

  private static Function<String, VectorSpaceReport> report(VectorSpace space, int linked) {
    long versions = space.versions();
    long current = space.current();
    long bytes = space.bytes();
    return hex ->
        new VectorSpaceReport(
            space.name().namespace(),
            space.name().model(),
            space.dimensions(),
            versions,
            current,
            linked,
            bytes,
            hex);
  }

  /** Tells of all that were added. */
  Promise<List<VectorSpaceReport>> all() {
    Iterator<Reading> rest = readings.iterator();
    return Prompt.map(
        runtime,
        Prompt.whileTrue(
            runtime, () -> rest.hasNext() ? read(rest.next()) : runtime.completed(false)),
        ignored -> readings.stream().map(Reading::told).toList());
  }

  private Promise<Boolean> read(Reading reading) {
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> readNext(reading.parts())), ignored -> true);
  }

  private Promise<Boolean> readNext(SpaceDigest parts) {
    return parts.readNext() ? runtime.yield().map(turn -> true) : runtime.completed(false);
  }
}

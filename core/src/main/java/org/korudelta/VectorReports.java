package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.SpaceDigest;
import org.korudelta.vector.space.VectorSpace;
import org.korudelta.vector.space.VectorSpaces;

/**
 * Tells of spaces, with a turn for others after each part that it reads; fails {@code closed} when
 * the database ends meanwhile. For one task.
 */
final class VectorReports {
  private final AsyncRuntime runtime;
  private final Digest digest;
  private final BooleanSupplier ending;
  private final List<VectorSpaceReport> reports = new ArrayList<>();

  VectorReports(AsyncRuntime runtime, Digest digest, BooleanSupplier ending) {
    this.runtime = runtime;
    this.digest = digest;
    this.ending = ending;
  }

  List<VectorSpaceReport> all() {
    return List.copyOf(reports);
  }

  /** Tells of each of {@code spaces}, to which nobody adds anything meanwhile. */
  Promise<@Nullable Void> addAll(VectorSpaces spaces) {
    Iterator<VectorSpace> rest = spaces.all().iterator();
    return Prompt.whileTrue(
        runtime, () -> rest.hasNext() ? add(rest.next()) : runtime.completed(false));
  }

  private Promise<Boolean> add(VectorSpace space) {
    SpaceDigest parts = new SpaceDigest(space, digest);
    return Prompt.map(
        runtime,
        Prompt.whileTrue(runtime, () -> readNext(parts)),
        ignored -> reports.add(report(space, parts)));
  }

  private Promise<Boolean> readNext(SpaceDigest parts) {
    if (ending.getAsBoolean()) {
      throw new KoruException.Closed("database is closed");
    }
    return parts.readNext() ? runtime.yield().map(turn -> true) : runtime.completed(false);
  }

  private static VectorSpaceReport report(VectorSpace space, SpaceDigest parts) {
    return new VectorSpaceReport(
        space.name().namespace(),
        space.name().model(),
        space.dimensions(),
        space.versions(),
        space.current(),
        parts.linked(),
        space.bytes(),
        parts.hex());
  }
}

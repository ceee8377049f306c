package org.korudelta.conformance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;

/**
 * One behaviour that every platform must answer alike.
 *
 * @param id the pinned line it proves, a dot, a slug: {@code D3.expected_differs}
 * @param needs the capability without which the body must fail with {@code unsupported}
 * @param body what is done and observed
 */
public record Scenario(String id, Optional<Capability> needs, Body body) {

  /** What a scenario does. Observes at least one thing; fails by an error or a {@link Mismatch}. */
  @FunctionalInterface
  public interface Body {
    /** Runs as a task of the context's runtime; ends when the promise does. */
    Promise<@Nullable Void> run(Context context);
  }

  /** A scenario for every platform. */
  public static Scenario of(String id, Body body) {
    return new Scenario(id, Optional.empty(), body);
  }

  /** A scenario for platforms with {@code capability}; on others it proves {@code unsupported}. */
  public static Scenario needing(Capability capability, String id, Body body) {
    return new Scenario(id, Optional.of(capability), body);
  }

  /** The pinned line it proves, for example {@code D3}. */
  public String line() {
    return id.substring(0, id.indexOf('.'));
  }
}

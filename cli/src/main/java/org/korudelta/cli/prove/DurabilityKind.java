package org.korudelta.cli.prove;

import java.time.Duration;
import java.util.Locale;
import org.korudelta.Durability;

/** When the writers of a proof are answered: {@code --durability}. */
enum DurabilityKind {
  /** Once it is synced. */
  SYNC,
  /** Once it is appended; synced 20 ms later. */
  ASYNC,
  /** Once it is accepted. */
  MEMORY;

  private static final Duration INTERVAL = Duration.ofMillis(20);

  Durability durability() {
    return switch (this) {
      case SYNC -> Durability.sync();
      case ASYNC -> Durability.async(INTERVAL);
      case MEMORY -> Durability.memory();
    };
  }

  /** As it is written after {@code --durability}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.korudelta.cli;

import org.jspecify.annotations.Nullable;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Option;

/** {@code --at}: what every read takes to look at the past. */
final class TimeOption {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "As of this time, inclusive: 2024-07-12T09:30:00Z, 2024-07-12, yesterday, \"2 days ago\","
              + " 3h; see koru help times.")
  private @Nullable String text;

  /** Whether the user named a time. */
  boolean named() {
    return text != null;
  }

  /** As {@link #reads}, at one moment, whatever is written meanwhile. */
  BlockingReads fixed(DataOptions data) {
    return data.fixed(data.time(text));
  }

  /** What can be read: as of {@code --at}, or the session's moment, or now. */
  BlockingReads reads(DataOptions data) {
    return data.reads(data.time(text));
  }
}

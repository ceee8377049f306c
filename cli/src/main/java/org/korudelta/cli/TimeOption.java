package org.korudelta.cli;

import org.jspecify.annotations.Nullable;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Option;

/** {@code --at}: what every read takes to look at the past. */
final class TimeOption {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of this time, RFC 3339, inclusive, such as 2020-01-01T00:00:00Z.")
  private @Nullable String text;

  /** The time asked for, or null for now; {@code bad_request} when it is none. */
  @Nullable Timestamp time() {
    return text == null ? null : Timestamp.parse(text);
  }
}

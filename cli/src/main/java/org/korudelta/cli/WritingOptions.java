package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.WriteOptions;
import org.korudelta.causal.VersionId;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine.Option;

/** What every command takes that writes a value: what must be current, and what led to it. */
final class WritingOptions extends DataOptions {
  private static final String ABSENT = "absent";

  @Option(
      names = "--expect",
      paramLabel = "ID|absent",
      description = "Write only if this version is current, or if there is none.")
  private @Nullable String expected;

  @Option(names = "--cause", paramLabel = "ID", description = "A version that led to this one.")
  private List<String> causes = List.of();

  /** The database, to write; what names versions can only be about one that is there. */
  BlockingKoruDelta target() {
    boolean namesVersions = !causes.isEmpty() || (expected != null && !expected.equals(ABSENT));
    return namesVersions ? writableExisting() : writable();
  }

  /** How to write to {@code db}. */
  WriteOptions options(BlockingKoruDelta db) {
    WriteOptions options = WriteOptions.NONE.causedBy(ids(db, causes));
    if (expected == null) {
      return options;
    }
    return expected.equals(ABSENT)
        ? options.expectingAbsent()
        : options.expecting(db.getVersion(expected).id());
  }

  private static List<VersionId> ids(BlockingKoruDelta db, List<String> prefixes) {
    List<VersionId> ids = new ArrayList<>();
    for (String prefix : prefixes) {
      ids.add(db.getVersion(prefix).id());
    }
    return ids;
  }
}

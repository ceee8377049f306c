package org.korudelta.cli.data;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;

/**
 * Versions on their way out of a database, in commit order. Memory: one page of them.
 *
 * <p>Threading: for one thread.
 */
public final class Export {
  private static final int PAGE = 1_000;

  private final BlockingReads reads;
  private final Scope scope;
  private final Lines lines;
  private int versions;
  private int commits;
  private int uprooted;
  private int wiped;

  private Export(BlockingReads reads, Scope scope, Lines lines) {
    this.reads = reads;
    this.scope = scope;
    this.lines = lines;
  }

  /** Where the lines go. */
  @FunctionalInterface
  public interface Lines {
    /** Takes one line, without its end. */
    void add(String line) throws IOException;
  }

  /**
   * Which versions are wanted.
   *
   * @param namespaces only of these; of all when empty
   * @param keys only of these, in whatever namespace; of all when empty
   * @param from none before this time
   */
  public record Scope(Set<String> namespaces, Set<String> keys, Timestamp from) {
    private boolean holds(Version version) {
      return (namespaces.isEmpty() || namespaces.contains(version.namespace()))
          && (keys.isEmpty() || keys.contains(version.key()));
    }
  }

  /**
   * What was exported.
   *
   * @param uprooted how many deletes are of values from before the scope: an empty database cannot
   *     import those
   * @param wiped how many versions were left out, because their values were erased or retired
   */
  public record Report(int versions, int commits, int uprooted, int wiped) {}

  /** Hands all versions of {@code scope} that {@code reads} knows to {@code lines}. */
  public static Report of(BlockingReads reads, Scope scope, Lines lines, Progress progress)
      throws IOException {
    Export export = new Export(reads, scope, lines);
    Timestamp token = export.before(scope.from());
    for (List<Version> page = reads.changes(token, PAGE); !page.isEmpty(); ) {
      export.addAll(page);
      progress.at("versions written", export.versions);
      token = page.get(page.size() - 1).timestamp();
      page = reads.changes(token, PAGE);
    }
    return new Report(export.versions, export.commits, export.uprooted, export.wiped);
  }

  private Timestamp before(Timestamp from) {
    return from.equals(Timestamp.MIN) ? from : Timestamp.ofEpochNanos(from.epochNanos() - 1);
  }

  private void addAll(List<Version> page) throws IOException {
    Timestamp commit = Timestamp.MIN;
    for (Version version : page) {
      if (scope.holds(version) && version.isWiped()) {
        wiped++;
      } else if (scope.holds(version)) {
        lines.add(ExportLine.of(version));
        versions++;
        commits += version.timestamp().equals(commit) ? 0 : 1;
        commit = version.timestamp();
        uprooted += uprooted(version) ? 1 : 0;
      }
    }
  }

  private boolean uprooted(Version version) {
    return version.tombstone() && version.previousVersion().map(this::isLeftOut).orElse(false);
  }

  private boolean isLeftOut(VersionId id) {
    try {
      return reads.getVersion(id).timestamp().compareTo(scope.from()) < 0;
    } catch (KoruException.Erased | KoruException.Gone e) {
      return true;
    }
  }
}

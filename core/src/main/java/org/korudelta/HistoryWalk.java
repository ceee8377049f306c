package org.korudelta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Goes through a history commit by commit, a page of bounded size at a time. Each page is asked for
 * anew, so that neither files nor memory are held meanwhile. Threading: immutable.
 */
final class HistoryWalk {
  private final AsyncRuntime runtime;
  private final Pages pages;

  HistoryWalk(AsyncRuntime runtime, Pages pages) {
    this.runtime = runtime;
    this.pages = pages;
  }

  /** Where the commits come from. */
  @FunctionalInterface
  interface Pages {
    /**
     * Some commits after a time and not after another, in their order; none when there are none.
     */
    Promise<List<VersionRecord>> page(long afterNanos, long untilNanos);
  }

  /** Who gets each commit. */
  @FunctionalInterface
  interface Visitor {
    /** Takes a commit; the next one comes when the promise has completed. */
    Promise<@Nullable Void> visit(List<VersionRecord> commit);
  }

  /** Shows {@code visitor} the commits after one time and not after another. */
  Promise<@Nullable Void> run(long afterNanos, long untilNanos, Visitor visitor) {
    return pages
        .page(afterNanos, untilNanos)
        .then(
            page ->
                page.isEmpty()
                    ? runtime.completed(null)
                    : show(page, visitor).then(shown -> run(lastNanos(page), untilNanos, visitor)));
  }

  private static long lastNanos(List<VersionRecord> page) {
    return page.get(page.size() - 1).timestampNanos();
  }

  private Promise<@Nullable Void> show(List<VersionRecord> page, Visitor visitor) {
    Iterator<List<VersionRecord>> commits = commits(page).iterator();
    return Prompt.whileTrue(
        runtime,
        () ->
            commits.hasNext()
                ? Prompt.map(runtime, visitor.visit(commits.next()), done -> true)
                : runtime.completed(false));
  }

  private static List<List<VersionRecord>> commits(List<VersionRecord> page) {
    List<List<VersionRecord>> commits = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= page.size(); to++) {
      boolean ends =
          to == page.size() || page.get(to).timestampNanos() != page.get(from).timestampNanos();
      if (ends) {
        commits.add(page.subList(from, to));
        from = to;
      }
    }
    return commits;
  }
}

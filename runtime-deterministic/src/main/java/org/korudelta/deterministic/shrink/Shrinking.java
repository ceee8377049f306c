package org.korudelta.deterministic.shrink;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.choice.Recording;

/**
 * A shrinking whose caller runs the program, now or later: it asks for one candidate after the
 * other and says of each whether it failed.
 *
 * <pre>{@code
 * Shrinking shrinking = new Shrinking(recorded);
 * for (var candidate = shrinking.next(); candidate != null; candidate = shrinking.next()) {
 *   shrinking.judge(trial.failing(candidate));
 * }
 * Recording least = shrinking.best();
 * }</pre>
 *
 * <p>Threading: one thread at a time.
 */
public final class Shrinking {
  /*
   * Passes are repeated until a whole round of them changes nothing. Short streams often say when
   * something comes, a fault for example; as long as it comes late, whatever leads up to it stays.
   * So they are lowered before anything is left out of long ones. Invariants:
   *  - best fails, as the last trial that was accepted recorded it
   *  - best only becomes simpler in shortlex order, so the rounds end
   *  - candidate is there between next and judge only
   */
  private static final int SHORT_STREAM = 16;

  private static final List<Supplier<Pass>> PASSES =
      List.of(
          DropStreams::new,
          DropTails::new,
          () -> new LowerChoices(SHORT_STREAM),
          DropSpans::new,
          () -> new Chunks(Slices::without),
          () -> new Chunks(Slices::zeroed),
          () -> new LowerChoices(Integer.MAX_VALUE),
          ExchangeSpans::new);

  /** By their hashes: two with the same one are a try less, no more. */
  private final Set<Integer> tried = new HashSet<>();

  private Recording best;
  private @Nullable Recording candidate;
  private @Nullable Pass pass;
  private int passesBegun;
  private boolean repeats;
  private boolean accepted;
  private boolean improved;
  private boolean ended;
  private int tries;

  /** Shrinks {@code failing}, which is the first candidate itself. */
  public Shrinking(Recording failing) {
    best = failing;
  }

  /** What to run next; null when nothing simpler is left to try. */
  public @Nullable Recording next() {
    candidate = tries == 0 ? best : ended ? null : simpler();
    ended = candidate == null;
    tries += ended ? 0 : 1;
    return candidate;
  }

  /**
   * Says how the run of the last candidate ended.
   *
   * @param failed what that run recorded, if it failed as the first one did; else null
   */
  public void judge(@Nullable Recording failed) {
    if (repeats) {
      accepted = failed != null && failed.isSimplerThan(best);
      improved |= accepted;
    } else {
      repeats = failed != null; // The best has its spans then.
      accepted = repeats;
      ended = !repeats;
    }
    best = accepted && failed != null ? failed : best;
  }

  /** The simplest record so far that fails; what was given when not even that fails again. */
  public Recording best() {
    return best;
  }

  /** How many candidates there were so far. */
  public int tries() {
    return tries;
  }

  /** The next candidate that is simpler than the best and was not tried. */
  private @Nullable Recording simpler() {
    Recording made = made();
    while (made != null && (!made.isSimplerThan(best) || !tried.add(made.hashCode()))) {
      accepted = false;
      made = made();
    }
    return made;
  }

  private @Nullable Recording made() {
    Recording made = pass == null ? null : pass.next(best, accepted);
    while (made == null && beginsNextPass()) {
      made = pass == null ? null : pass.next(best, true);
    }
    return made;
  }

  private boolean beginsNextPass() {
    if (passesBegun == PASSES.size() && improved) {
      passesBegun = 0;
    }
    if (passesBegun == PASSES.size()) {
      return false;
    }
    improved &= passesBegun > 0;
    pass = PASSES.get(passesBegun++).get();
    return true;
  }
}

package org.korudelta.deterministic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.EventKernel;

/**
 * Where a run stands, for tests: what would run, when, and who ran. A view, which always says how
 * it is now.
 *
 * <pre>{@code
 * runtime.runUntil(() -> runtime.state().ready() == 0);
 * }</pre>
 *
 * <p>Threading: as the runtime. Asking changes nothing, and is allowed inside tasks.
 */
public final class RunState {
  private final VirtualHost host;
  private final Supplier<List<TaskWait>> waits;

  RunState(VirtualHost host, Supplier<List<TaskWait>> waits) {
    this.host = host;
    this.waits = waits;
  }

  /** Whether there is nothing to run, now or later, unless somebody gives the run something. */
  public boolean isIdle() {
    return ready() == 0 && nextDeadlineNanos().isEmpty();
  }

  /** How many pieces of work are ready; the one that runs is not counted. */
  public int ready() {
    return host.kernel().ready();
  }

  /** How many timers are pending; looks at each of them. */
  public int timers() {
    return host.kernel().timers();
  }

  /**
   * The moment of virtual time to which the clock jumps when nothing is ready any more; empty when
   * no timer is pending, and when the only ones are for the end of time.
   */
  public OptionalLong nextDeadlineNanos() {
    long next = host.kernel().nextDeadlineNanos();
    return next == EventKernel.NO_DEADLINE ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** The tasks that have not ended, in spawn order, and what each waits for; a copy. */
  public List<TaskWait> tasks() {
    return List.copyOf(waits.get());
  }

  /**
   * The name of the task that ran last, {@code outside} for what belongs to none; empty before any.
   */
  public Optional<String> lastTask() {
    return Optional.ofNullable(host.lastTask());
  }
}

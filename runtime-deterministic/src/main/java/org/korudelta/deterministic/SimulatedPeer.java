package org.korudelta.deterministic;

import java.util.List;
import java.util.function.UnaryOperator;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.TaskWait;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.HostedRuntime;
import org.korudelta.runtime.host.SharedHost;
import org.korudelta.runtime.peers.PeerPort;

/**
 * One more runtime in the run of a {@link DeterministicRuntime}, which drives it.
 *
 * <p>Threading: one thread.
 */
public final class SimulatedPeer extends ForwardingRuntime {
  private final String name;
  private final PeerNetwork network;
  private final PeerPort port;
  private final SharedHost host;
  private final HostedRuntime runtime;

  private boolean killed;

  SimulatedPeer(String name, VirtualHost shared, UnaryOperator<Host> layer) {
    this.name = name;
    this.network = shared.network;
    this.port = network.join(name);
    this.host = new SharedHost(shared, port);
    this.runtime = new HostedRuntime(layer.apply(host));
    network.add(this);
  }

  @Override
  protected AsyncRuntime delegate() {
    return runtime;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Its tasks that have not ended and what each waits for, under {@code its name/the task's}. */
  List<TaskWait> taskWaits() {
    return killed
        ? List.of()
        : runtime.taskWaits().stream()
            .map(wait -> new TaskWait(name + "/" + wait.taskName(), wait.waitsFor()))
            .toList();
  }

  /** Takes every lock it holds away, as a place does that has not heard from it for long. */
  public void expire() {
    network.expire(port);
  }

  /**
   * Runs nothing of it until {@link #thaw}, as a browser does with a page that it has stopped: it
   * keeps its locks, and its inboxes take messages while they have room.
   */
  public void freeze() {
    host.freeze();
  }

  /** Goes on; timers that were due meanwhile fire now. Harmless when it is not frozen. */
  public void thaw() {
    host.thaw();
  }

  /**
   * Ends it as a process ends that crashes: nothing of it runs any more, nobody in it is told, its
   * locks go to the next in line. Its name is used up, and a lock that it holds of the storage
   * stays until the disk crashes.
   */
  public void kill() {
    killed = true;
    host.kill();
    port.leave();
  }
}

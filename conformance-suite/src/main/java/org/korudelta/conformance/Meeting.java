package org.korudelta.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** The runtimes of a scenario that meet its own (R13). */
final class Meeting {
  private final World world;
  private final List<AsyncRuntime> peers = new ArrayList<>();

  Meeting(World world) {
    this.world = world;
  }

  /** One more; {@code unsupported} where there are no peers. */
  AsyncRuntime peer() {
    world.runtime().peers().receive("who-is-there").close(); // Fails where there are no peers.
    AsyncRuntime peer = world.peer();
    peers.add(peer);
    return peer;
  }

  /** Closes all of them; ends when they are closed. */
  Promise<List<List<String>>> close(Duration grace) {
    List<Promise<List<String>>> ends = new ArrayList<>();
    for (AsyncRuntime peer : peers) {
      PromiseSource<List<String>> end = world.runtime().promise();
      peer.close(grace).onComplete(outcome -> Outcomes.complete(end, outcome));
      ends.add(end.promise());
    }
    return world.runtime().all(ends);
  }
}

package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.json.Json;

/** Writing and reading through the front door (V3–V5, D1–D8). */
class KoruDeltaTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final KoruDelta db = runtime.await(KoruDelta.open(runtime, Options.defaults()));

  @Test
  void put_twice_linksTheChain() {
    Version first = put("alice", "1");
    Version second = put("alice", "2");

    assertThat(first.previousVersion()).isEmpty();
    assertThat(second.previousVersion()).contains(first.id());
    assertThat(second.timestamp()).isGreaterThan(first.timestamp());
    assertThat(runtime.await(db.get("users", "alice"))).contains(second);
    assertThat(runtime.await(db.history("users", "alice"))).containsExactly(first, second);
  }

  private Version put(String key, String json) {
    return runtime.await(db.put("users", key, Json.parse(json)));
  }
}

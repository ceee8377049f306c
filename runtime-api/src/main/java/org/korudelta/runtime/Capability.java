package org.korudelta.runtime;

/** What a platform may lack; using an absent capability fails with {@code unsupported}. */
public enum Capability {
  /** {@link AsyncRuntime#spawnBlocking}. */
  BLOCKING,

  /** {@link AsyncRuntime#peers}: posting and receiving. */
  PEERS,

  /** {@link AsyncRuntime#peers}: locks. */
  PEER_LOCKS
}

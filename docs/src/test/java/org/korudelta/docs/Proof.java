package org.korudelta.docs;

/** How blocks of one language are shown to be true. */
interface Proof {
  /** Fails with the place and the reason when {@code block} is not. */
  void check(Block block) throws Exception;
}

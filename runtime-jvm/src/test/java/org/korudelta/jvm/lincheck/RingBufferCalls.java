package org.korudelta.jvm.lincheck;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.korudelta.jvm.SmallRings;
import org.korudelta.runtime.host.ChannelBuffer;

/** The ring alone: who is refused holds it, as a channel does. */
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public class RingBufferCalls {
  private final ChannelBuffer<Integer> ring = SmallRings.ring(2);

  @Operation
  public Object send(@Param(name = "item") int item) {
    if (ring.offer(item)) {
      return "SENT";
    }
    synchronized (ring) {
      ring.hold();
      boolean added = ring.add(item);
      ring.release();
      return added ? "SENT" : "FULL";
    }
  }

  @Operation
  public Object receive() {
    Integer item = ring.poll();
    if (item != null) {
      return item;
    }
    synchronized (ring) {
      ring.hold();
      Integer taken = ring.take();
      ring.release();
      return taken == null ? "EMPTY" : taken;
    }
  }
}

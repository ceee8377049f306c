package org.korudelta.jvm.lincheck;

import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** A channel with room for two; who would have to wait takes it back, if it is not too late. */
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public class ChannelCalls {
  private final Hands hands;
  private final Channel<Integer> channel;

  public ChannelCalls() {
    this(new Hands());
  }

  ChannelCalls(Hands hands) {
    this.hands = hands;
    this.channel = hands.runtime().channel(2);
  }

  @Operation
  public Object send(@Param(name = "item") int item) {
    Promise<?> sent = channel.send(item);
    hands.help();
    if (sent.peek().isEmpty() && Hands.cancelled(sent)) {
      return "FULL";
    }
    return sent.peek().orElseThrow() instanceof Outcome.Success ? "SENT" : "CLOSED";
  }

  @Operation
  public Object trySend(@Param(name = "item") int item) {
    return channel.trySend(item).name();
  }

  @Operation
  public Object receive() {
    Promise<Optional<Integer>> received = channel.receive();
    hands.help();
    if (received.peek().isEmpty() && Hands.cancelled(received)) {
      return "EMPTY";
    }
    return ((Optional<?>) Hands.result(received)).map(Object.class::cast).orElse("CLOSED");
  }

  @Operation
  public void close() {
    channel.close();
  }
}

package org.korudelta.hash;

import java.nio.channels.Channel;

final class Offence {
  private Offence() {}

  static boolean open(Channel channel) {
    return channel.isOpen();
  }
}

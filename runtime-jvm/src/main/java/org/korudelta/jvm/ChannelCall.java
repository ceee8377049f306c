package org.korudelta.jvm;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what a channel does, on a platform where it does that elsewhere. */
final class ChannelCall {
  private ChannelCall() {}

  /** How many bytes {@code call} moved; an interrupt is kept for later. */
  static int await(Future<Integer> call) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return call.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

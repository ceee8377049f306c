package org.korudelta.shared;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * Requests and answers as they go by a link.
 *
 * <pre>
 * request  call number (varint)  bytes
 * answer   call number (varint)  0 bytes | 1 error | 2
 * </pre>
 */
final class CallFormat {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_RUN = 2;
  private static final int HEADER_BYTES = 8;

  private CallFormat() {}

  static byte[] request(int call, byte[] bytes) {
    return new ByteSink(HEADER_BYTES + bytes.length).putVarint(call).put(bytes).copy();
  }

  static Request request(byte[] text) {
    ByteSource source = new ByteSource(text);
    return new Request(source.getVarint(), source.rest());
  }

  static byte[] done(int call, byte[] bytes) {
    ByteSink sink = new ByteSink(HEADER_BYTES + bytes.length).putVarint(call).put(DONE);
    return sink.put(bytes).copy();
  }

  static byte[] failed(int call, CarriedError error) {
    ByteSink sink = new ByteSink(HEADER_BYTES).putVarint(call).put(FAILED);
    MessageFormat.put(sink, error);
    return sink.copy();
  }

  static byte[] notRun(int call) {
    return new ByteSink(HEADER_BYTES).putVarint(call).put(NOT_RUN).copy();
  }

  static Answer answer(byte[] text) {
    ByteSource source = new ByteSource(text);
    int call = source.getVarint();
    return switch (source.get()) {
      case DONE -> new Answer.Done(call, source.rest());
      case FAILED -> new Answer.Failed(call, MessageFormat.error(source));
      default -> new Answer.NotRun(call);
    };
  }

  /** What the owner is asked. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, handed on.
  record Request(int call, byte[] bytes) {}

  /** What it says. */
  sealed interface Answer {
    /** Which call it answers. */
    int call();

    /** The service answered. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, handed on.
    record Done(int call, byte[] bytes) implements Answer {}

    /** The service failed. */
    record Failed(int call, CarriedError error) implements Answer {}

    /** The service was not asked, nor will it be. */
    record NotRun(int call) implements Answer {}
  }
}

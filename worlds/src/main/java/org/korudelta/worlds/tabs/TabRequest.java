package org.korudelta.worlds.tabs;

import java.nio.ByteBuffer;

/**
 * What a tab asks of the database.
 *
 * @param act what for
 * @param key of which
 * @param value to write
 * @param millis how long the service is to take before
 * @param padding how many bytes more the request has, and the answer
 */
record TabRequest(Act act, int key, int value, int millis, int padding) {
  private static final int NUMBERS = 5;

  /** What is asked. */
  enum Act {
    READ(0),
    WRITE(1),
    HOLD(2);

    private final int code;

    Act(int code) {
      this.code = code;
    }

    private static Act of(int code) {
      return code == 0 ? READ : code == 1 ? WRITE : HOLD;
    }
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(NUMBERS * Integer.BYTES + padding);
    bytes.putInt(act.code).putInt(key).putInt(value).putInt(millis).putInt(padding);
    return bytes.array();
  }

  static TabRequest of(byte[] request) {
    ByteBuffer bytes = ByteBuffer.wrap(request);
    Act act = Act.of(bytes.getInt());
    int key = bytes.getInt();
    int value = bytes.getInt();
    int millis = bytes.getInt();
    int padding = bytes.getInt();
    return new TabRequest(act, key, value, millis, bytes.remaining() == padding ? padding : -1);
  }

  /** The answer with this value. */
  byte[] answer(int read) {
    return ByteBuffer.allocate(Integer.BYTES + padding).putInt(read).array();
  }

  /** The value of an answer; negative for one that is not whole. */
  int value(byte[] answer) {
    return answer.length == Integer.BYTES + padding ? ByteBuffer.wrap(answer).getInt() : -1;
  }

  String keyName() {
    return "k" + key;
  }
}

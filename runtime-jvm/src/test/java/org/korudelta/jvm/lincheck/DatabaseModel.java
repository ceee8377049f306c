package org.korudelta.jvm.lincheck;

import java.util.Arrays;
import java.util.function.Supplier;

/** What {@link DatabaseCalls} answers when one call follows the other. */
public class DatabaseModel {
  private final int[] values = new int[2]; // 0 for none
  private boolean closed;

  public String put(int key, int value) {
    return answer(() -> set(key, value));
  }

  public String create(int key, int value) {
    return answer(() -> values[key] == 0 ? set(key, value) : "conflict");
  }

  public String replace(int key, int from, int to) {
    return answer(() -> values[key] == from ? set(key, to) : "other");
  }

  public String delete(int key) {
    return answer(() -> values[key] == 0 ? "not_found" : set(key, 0));
  }

  public String putBoth(int value) {
    return answer(() -> setBoth(value));
  }

  public String createBoth(int value) {
    return answer(() -> values[0] == 0 && values[1] == 0 ? setBoth(value) : "conflict");
  }

  public String get(int key) {
    return answer(() -> "" + values[key]);
  }

  public String getBoth() {
    return answer(() -> Arrays.toString(values));
  }

  public String close() {
    closed = true;
    return "done";
  }

  private String answer(Supplier<String> call) {
    return closed ? "closed" : call.get();
  }

  private String set(int key, int value) {
    values[key] = value;
    return "done";
  }

  private String setBoth(int value) {
    set(0, value);
    return set(1, value);
  }
}

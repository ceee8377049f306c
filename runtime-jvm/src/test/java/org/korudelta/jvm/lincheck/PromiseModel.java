package org.korudelta.jvm.lincheck;

/** What {@link PromiseCalls} answers when one call follows the other. */
public class PromiseModel {
  private String outcome = "";

  public boolean succeed(int value) {
    return complete(String.valueOf(value));
  }

  public boolean cancel() {
    return complete("Cancelled");
  }

  public String peek() {
    return outcome;
  }

  public void open() {}

  public void listen() {}

  public void listenBehind() {}

  private boolean complete(String with) {
    boolean first = outcome.isEmpty();
    outcome = first ? with : outcome;
    return first;
  }
}

package org.korudelta.jvm.lincheck;

/** The model of calls that answer nothing: what they keep true is validated at the end. */
public class Unanswering {
  public void openFirst() {}

  public void openSecond() {}

  public void openThird() {}

  public void listenToFirst() {}

  public void listenToSecond() {}

  public void callFromOutside() {}

  public void callFromATask() {}

  public void waitOnce() {}

  public void waitAgain() {}

  public void serve() {}

  public void end() {}

  public void close() {}
}

package org.korudelta.runtime.storage;

/** Decides what a crash keeps of what was not synced. Zero always means: nothing of it. */
@FunctionalInterface
public interface CrashChoice {

  /**
   * A number from 0 to {@code max}, both included.
   *
   * @param max how much could be kept: bytes, or changes of names; at least 1
   * @param label what is decided, for example {@code bytes of 000001.log}
   */
  int keep(int max, String label);
}

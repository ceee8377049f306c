package org.korudelta.verify;

/** Hears what a verification finds, as it finds it. Called on tasks, never two at once. */
@FunctionalInterface
public interface VerificationListener {

  /** One thing found, in the order of the log. An exception ends the verification. */
  void found(Finding finding);

  /** How many bytes of the segments have been read, of how many; called for every commit. */
  default void progress(long bytes, long bytesTotal) {}
}

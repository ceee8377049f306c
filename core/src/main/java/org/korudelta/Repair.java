package org.korudelta;

import org.korudelta.verify.Verification;

/**
 * What became of a damaged database.
 *
 * @param source what was read and found there
 * @param kept how many versions are as they were in the new one
 * @param rewritten how many are there under new ids
 * @param lost how many of those that could be told apart are not there
 * @param result what verifying the new one said
 */
public record Repair(
    Verification source, long kept, long rewritten, long lost, Verification result) {

  /** Whether nothing was damaged, and all of it is in the new one. */
  public boolean complete() {
    return source.sound() && rewritten == 0 && lost == 0 && result.sound();
  }
}

package org.korudelta.browser;

import org.teavm.jso.JSObject;

/**
 * Storage written in JavaScript, with the meaning of {@link org.korudelta.runtime.storage.Storage}.
 * Each answer is a value or a thenable of it; a failure is thrown or rejected, with one of the
 * stable codes as its {@code code} where it has one.
 *
 * <p>Files are objects with {@code size()}, {@code append(Uint8Array)}, {@code read(offset,
 * length)}, {@code sync()} and {@code close()}. An appended array is the adapter's until it answers
 * and no longer; one that was read is the caller's from then on.
 */
public interface StorageAdapter extends JSObject {

  /** Answers a function that gives the ownership up; {@code already_open} names the owner. */
  JSObject lock();

  /** Answers a new, empty file; {@code bad_request} when the name exists. */
  JSObject create(String name);

  /** Answers a file; {@code not_found} when there is none. */
  JSObject open(String name);

  /** Answers a file to read, whoever has it open; {@code not_found} when there is none. */
  JSObject openToRead(String name);

  /** Answers an array of all names, sorted by code units. */
  JSObject list();

  /** Renames a closed file, replacing what is there. */
  JSObject rename(String from, String to);

  /** Deletes a closed file; {@code not_found} when there is none. */
  JSObject delete(String name);

  /** Makes all creations, renames and deletions so far durable. */
  JSObject syncDirectory();
}

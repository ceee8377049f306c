package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/** Opens databases. */
final class Database {
  private Database() {}

  static Promise<KoruDelta> open(AsyncRuntime runtime, Options options) {
    return runtime.failed(new KoruException.Unsupported("no log to open"));
  }
}

package org.korudelta.index.run;

import java.util.List;
import org.korudelta.runtime.Promise;

/** A walk over keys in the order of their codes. Threading: one user at a time. */
@FunctionalInterface
public interface KeySource {

  /** The next keys, as many as are at hand and at least one; none at the end. */
  Promise<List<KeyState>> next();
}

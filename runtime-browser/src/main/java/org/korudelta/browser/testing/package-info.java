/**
 * Owns the simulator as JavaScript sees it: the bundle behind {@code korudelta/testing}. May import
 * the deterministic runtime, the conformance bundle's exports and all that the browser's runtime
 * may.
 */
@NullMarked
package org.korudelta.browser.testing;

import org.jspecify.annotations.NullMarked;

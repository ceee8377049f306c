/**
 * Owns the conformance bundle, which a page or Node runs and no user gets; may import the suite,
 * the worlds and all that the browser's runtime may.
 */
@NullMarked
package org.korudelta.browser.conformance;

import org.jspecify.annotations.NullMarked;

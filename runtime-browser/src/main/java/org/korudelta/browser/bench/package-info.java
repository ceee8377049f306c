/**
 * Owns the bundles that are measured, which a page or Node runs and no user gets; may import the
 * simulator, to have several runtimes in one bundle, and all that the browser's runtime may.
 */
@NullMarked
package org.korudelta.browser.bench;

import org.jspecify.annotations.NullMarked;

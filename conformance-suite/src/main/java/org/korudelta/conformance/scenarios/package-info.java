/**
 * Owns the scenarios themselves, grouped as the semantics are; may import the suite, core and the
 * runtime contract.
 */
@NullMarked
package org.korudelta.conformance.scenarios;

import org.jspecify.annotations.NullMarked;

/**
 * Owns how several runtimes share one service that only one of them can have open, such as the tabs
 * of an origin its database: who opens it, how calls of the others come to it, and what becomes of
 * them when it goes. May import bytes, texts and the runtime contract, and knows no value.
 */
@NullMarked
package org.korudelta.shared;

import org.jspecify.annotations.NullMarked;

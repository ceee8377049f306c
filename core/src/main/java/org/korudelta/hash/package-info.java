/** Owns the digest port and its portable form in plain Java. Imports nothing of the project. */
@NullMarked
package org.korudelta.hash;

import org.jspecify.annotations.NullMarked;

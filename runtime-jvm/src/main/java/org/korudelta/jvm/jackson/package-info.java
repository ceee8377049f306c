/**
 * Owns the way between values and what Jackson 2 reads and writes: trees and objects of one's own
 * classes; may import core and, here alone, Jackson. Whoever does not use this package needs no
 * Jackson.
 */
@NullMarked
package org.korudelta.jvm.jackson;

import org.jspecify.annotations.NullMarked;

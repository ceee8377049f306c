/**
 * Owns what is said of a log that is not open: findings of a verification, where and about what,
 * and their summary; what its end says. May import the names of versions, text and errors.
 */
@NullMarked
package org.korudelta.verify;

import org.jspecify.annotations.NullMarked;

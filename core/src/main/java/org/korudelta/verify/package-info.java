/**
 * Owns what verification says: findings, where and about what, and their summary; may import the
 * names of versions and errors.
 */
@NullMarked
package org.korudelta.verify;

import org.jspecify.annotations.NullMarked;

/**
 * Owns what two versions are compared by and how their difference reads; may import the database.
 */
@NullMarked
package org.korudelta.cli.diff;

import org.jspecify.annotations.NullMarked;

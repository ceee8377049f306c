/**
 * Owns the naive model of the database that every answer must equal; may import the versions and
 * times of core.
 */
@NullMarked
package org.korudelta.worlds.model;

import org.jspecify.annotations.NullMarked;

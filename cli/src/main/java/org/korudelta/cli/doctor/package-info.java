/**
 * Owns what a support person would ask of a machine and a data directory; looks, and changes
 * nothing. May import the database's runtime and what conformance knows of other platforms.
 */
@NullMarked
package org.korudelta.cli.doctor;

import org.jspecify.annotations.NullMarked;

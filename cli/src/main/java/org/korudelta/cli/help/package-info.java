/**
 * Owns how the command explains itself: manual pages, groups of commands, the nearest name to a
 * misspelt one; may import what the libraries know of command lines, nothing of the database.
 */
@NullMarked
package org.korudelta.cli.help;

import org.jspecify.annotations.NullMarked;

/**
 * Owns the {@code koru} command: maps names, errors and values to the terminal and holds no
 * database logic; may import everything, only benchmarks import its packages.
 */
@NullMarked
package org.korudelta.cli;

import org.jspecify.annotations.NullMarked;

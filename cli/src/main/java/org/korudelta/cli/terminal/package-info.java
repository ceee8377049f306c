/**
 * Owns what people see and scripts read: the screen, tables, colours, progress, exit codes, text
 * safe to show; may import the error vocabulary and what the libraries know of terminals.
 */
@NullMarked
package org.korudelta.cli.terminal;

import org.jspecify.annotations.NullMarked;

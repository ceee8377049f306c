/**
 * Owns the interactive shell: how a line becomes words, reading with history and completion, the
 * loop; may import JLine and what the libraries know of command lines, nothing of the database.
 */
@NullMarked
package org.korudelta.cli.shell;

import org.jspecify.annotations.NullMarked;

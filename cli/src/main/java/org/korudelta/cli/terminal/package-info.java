/**
 * Owns what people see and scripts read: progress, exit codes, text safe to show; may import the
 * error vocabulary only.
 */
@NullMarked
package org.korudelta.cli.terminal;

import org.jspecify.annotations.NullMarked;

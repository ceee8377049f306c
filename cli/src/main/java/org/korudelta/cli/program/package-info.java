/**
 * Owns programs beside this one: how they are found, started, heard and ended, and what is served
 * to those that are browsers. Knows nothing of what they are run for; may import the errors.
 */
@NullMarked
package org.korudelta.cli.program;

import org.jspecify.annotations.NullMarked;

/**
 * Owns the proofs on real files: processes that are killed while they write, and system calls that
 * are traced. May import the runtime of the JVM, the errors and what the command line shares.
 */
@NullMarked
package org.korudelta.cli.prove;

import org.jspecify.annotations.NullMarked;

/**
 * Owns the command that measures the JavaScript package beside its peers; may import the results
 * and how programs are found, and starts the scripts in {@code benchmarks/js}, which do the work.
 */
@NullMarked
package org.korudelta.benchmarks.js;

import org.jspecify.annotations.NullMarked;

/**
 * Owns what is measured of the runtime in Chromium and Node, beside what JavaScript brings along;
 * may import the results and how the command starts programs. The peers are scripts beside it.
 */
@NullMarked
package org.korudelta.benchmarks.web;

import org.jspecify.annotations.NullMarked;

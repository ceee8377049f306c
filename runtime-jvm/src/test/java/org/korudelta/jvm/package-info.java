/** Proves the JVM runtime on real threads, real files and real processes. */
@NullMarked
package org.korudelta.jvm;

import org.jspecify.annotations.NullMarked;

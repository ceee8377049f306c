/** The kernels for vectors as they ship: in a jar, on the class path and on the module path. */
@NullMarked
package org.korudelta.jvm.kernels;

import org.jspecify.annotations.NullMarked;

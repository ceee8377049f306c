/** The shape of the whole house as rules over its class files. */
@NullMarked
package org.korudelta.architecture;

import org.jspecify.annotations.NullMarked;

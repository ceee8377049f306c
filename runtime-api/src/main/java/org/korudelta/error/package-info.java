/** Owns the error vocabulary that every module and platform shares; imports nothing. */
@NullMarked
package org.korudelta.error;

import org.jspecify.annotations.NullMarked;

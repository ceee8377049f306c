/**
 * Owns JSON values: reading, the one canonical form, pointers and patches. Imports the error
 * vocabulary and {@link org.korudelta.text}.
 */
@NullMarked
package org.korudelta.json;

import org.jspecify.annotations.NullMarked;

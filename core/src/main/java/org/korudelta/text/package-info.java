/**
 * Owns text that must mean the same on every platform: strict UTF-8, hexadecimal, time stamps.
 * Imports the error vocabulary alone.
 */
@NullMarked
package org.korudelta.text;

import org.jspecify.annotations.NullMarked;

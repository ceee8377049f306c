/**
 * Owns the asynchronous contract code is written against: promises, tasks, channels, time and
 * entropy; may import the error vocabulary and the storage port.
 */
@NullMarked
package org.korudelta.runtime;

import org.jspecify.annotations.NullMarked;

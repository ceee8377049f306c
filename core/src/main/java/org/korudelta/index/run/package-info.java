/**
 * Owns index runs: what a stretch of the log holds, by key, by id, by cause and by time, sorted on
 * disk; may import tables, bytes, versions, the runtime contract and errors.
 */
@NullMarked
package org.korudelta.index.run;

import org.jspecify.annotations.NullMarked;

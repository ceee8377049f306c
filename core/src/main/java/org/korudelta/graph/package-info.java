/**
 * Owns the questions to the causal graph, which it asks through a port of its own; may import
 * versions and their ids.
 */
@NullMarked
package org.korudelta.graph;

import org.jspecify.annotations.NullMarked;

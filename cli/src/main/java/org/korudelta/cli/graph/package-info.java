/**
 * Owns how a causal graph is drawn: in lines of text, for Graphviz, and as a picture; may import
 * the database.
 */
@NullMarked
package org.korudelta.cli.graph;

import org.jspecify.annotations.NullMarked;

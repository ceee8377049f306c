package org.korudelta;

import org.korudelta.causal.Version;

/**
 * Two embeddings that are near each other though neither led to the other.
 *
 * @param score their cosine
 * @param one the older
 * @param other the newer
 */
public record SimilarPair(double score, Version one, Version other) {}

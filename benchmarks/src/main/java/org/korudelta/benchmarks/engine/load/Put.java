package org.korudelta.benchmarks.engine.load;

/** A document to be written under a key. */
public record Put(String key, Document document) {}

package org.korudelta.conformance;

/** An error that reached nobody, as the error sink got it (R3). */
public record Reported(String task, Throwable error) {}

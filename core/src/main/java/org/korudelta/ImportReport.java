package org.korudelta;

/** What an import wrote. */
public record ImportReport(int versions, int commits) {}

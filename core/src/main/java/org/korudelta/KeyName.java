package org.korudelta;

/** A key in its namespace. */
record KeyName(String namespace, String key) {}

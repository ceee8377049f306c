package org.korudelta.pack;

/**
 * What a packed file is a packed form of.
 *
 * @param name 20 bytes that say it
 * @param squeeze puts back what is not kept of it
 */
public record PackOwner(byte[] name, Squeeze squeeze) {}

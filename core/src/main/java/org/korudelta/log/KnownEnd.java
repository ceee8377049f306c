package org.korudelta.log;

/**
 * Up to where a log is known without reading it.
 *
 * @param place where the last known commit ends; durable up to there
 * @param sequence the last known commit's number
 */
public record KnownEnd(LogPlace place, long sequence) {}

package org.korudelta.deterministic.check;

/**
 * One version of a key comes before another.
 *
 * @param guarantee because of which guarantee
 * @param earlier the first
 * @param later the second
 * @param evidence who did what, so that the guarantee says so
 */
record Bond(Guarantee guarantee, Version earlier, Version later, String evidence) {}

package org.korudelta.docs;

/** What a link leads to, as it is written. */
record Destination(Place place, String target) {}

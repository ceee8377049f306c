/**
 * Owns KoruDelta on an event loop: the host and the JavaScript API. May import core, runtime-api
 * and TeaVM's JSO.
 */
@NullMarked
package org.korudelta.browser;

import org.jspecify.annotations.NullMarked;

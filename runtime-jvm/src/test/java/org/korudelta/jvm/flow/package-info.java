/**
 * Owns the proof that our publisher and subscriber keep the rules of Reactive Streams; may import
 * their compatibility kit and TestNG, which runs it.
 */
package org.korudelta.jvm.flow;

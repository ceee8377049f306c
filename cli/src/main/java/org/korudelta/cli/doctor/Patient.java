package org.korudelta.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What is looked at.
 *
 * @param directory the data directory
 * @param environment the environment variables
 * @param clock the wall clock
 */
public record Patient(Path directory, Map<String, String> environment, Clock clock) {}

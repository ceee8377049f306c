package org.korudelta.cli.simulate;

import java.nio.file.Path;

/**
 * A bug that the simulator must find.
 *
 * @param name the name of its patch
 * @param area which part it is planted in
 * @param breaks the lines of the semantics that it breaks, between commas
 * @param description one sentence
 * @param directory its classes, which stand before the sound ones
 */
record PlantedBug(String name, String area, String breaks, String description, Path directory) {}

package org.korudelta.benchmarks.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Trial;

/** What is measured, platform after platform; closing ends those that were started. */
final class RuntimeParts implements Closeable {
  private final List<Part> parts = new ArrayList<>();
  private final List<Closeable> held = new ArrayList<>();

  /** Of those trials whose operation and subject, with a slash between them, have {@code only}. */
  RuntimeParts(Collection<Platform> platforms, boolean quick, Pattern only) {
    for (Platform platform : platforms) {
      Platform.Opening opening = platform.open(quick);
      held.add(opening.held());
      List<Trial> wanted = opening.trials().stream().filter(trial -> has(trial, only)).toList();
      if (!wanted.isEmpty()) {
        parts.add(new Part(platform.label(), wanted));
      }
    }
  }

  private static boolean has(Trial trial, Pattern only) {
    return only.matcher(trial.label() + " / " + trial.subject()).find();
  }

  List<Part> all() {
    return parts;
  }

  /** How many trials there are. */
  int size() {
    return parts.stream().mapToInt(part -> part.trials().size()).sum();
  }

  @Override
  public void close() throws IOException {
    for (Closeable platform : held) {
      platform.close();
    }
  }
}

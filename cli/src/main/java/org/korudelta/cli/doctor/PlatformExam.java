package org.korudelta.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.korudelta.cli.program.ProgramPath;

/** What the table of platforms needs beside Java. */
final class PlatformExam {
  private PlatformExam() {}

  static List<Diagnosis> of(Patient patient) {
    return List.of(
        program(
            "chromium",
            ProgramPath.chromium(patient.environment()),
            "koru conformance needs it for its browser columns: apt-get install chromium"),
        program(
            "node",
            ProgramPath.node(patient.environment()),
            "koru conformance needs Node 20 or newer: apt-get install nodejs"));
  }

  private static Diagnosis program(String name, Optional<Path> path, String remedy) {
    return path.map(found -> Diagnosis.ok(name, found.toString()))
        .orElseGet(() -> Diagnosis.warn(name, "not on PATH", remedy));
  }
}

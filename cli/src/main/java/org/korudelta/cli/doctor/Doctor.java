package org.korudelta.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** Looks at everything, in the order in which trouble usually comes. Changes nothing. */
public final class Doctor {
  private Doctor() {}

  /** What there is to say of {@code patient}. */
  public static List<Diagnosis> examine(Patient patient) {
    List<Diagnosis> found = new ArrayList<>(MachineExam.of(patient));
    found.addAll(DirectoryExam.of(patient.directory()));
    found.addAll(LogExam.of(patient));
    found.addAll(PlatformExam.of(patient));
    return found;
  }
}

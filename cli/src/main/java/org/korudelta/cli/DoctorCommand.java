package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.doctor.Diagnosis;
import org.korudelta.cli.doctor.Doctor;
import org.korudelta.cli.doctor.Level;
import org.korudelta.cli.doctor.Patient;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru doctor}: what a support person would ask. */
@Command(
    name = "doctor",
    description = {
      "Look at this machine and the data directory, and say what is wrong and how to mend it.",
      "Nothing is opened, made or changed: it works while the database is in use. To read all data"
          + " and check it: koru verify."
    },
    footer = {"koru doctor", "koru doctor --data backup --json"},
    exitCodeList = {" 0:nothing fails, though there may be warnings", " 8:something fails"})
final class DoctorCommand implements Callable<Integer> {
  private static final int SUBJECT_COLUMNS = 11;
  private static final int LEVEL_COLUMNS = 6;

  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    Surroundings around = data.session().surroundings();
    List<Diagnosis> found =
        Doctor.examine(new Patient(data.released(), around.environment(), around.clock()));
    found.forEach(this::print);
    boolean fails = found.stream().anyMatch(diagnosis -> diagnosis.level() == Level.FAIL);
    return fails ? ExitCode.EXPECTATION : ExitCode.OK;
  }

  private void print(Diagnosis diagnosis) {
    JsonObjectBuilder object = Json.object().put("level", diagnosis.level().word());
    object.put("subject", diagnosis.subject()).put("found", diagnosis.found());
    if (!diagnosis.remedy().isEmpty()) {
      object.put("remedy", diagnosis.remedy());
    }
    data.answer(object.build(), line(diagnosis));
  }

  private static String line(Diagnosis diagnosis) {
    String remedy = diagnosis.remedy().isEmpty() ? "" : " → " + diagnosis.remedy();
    return padded(diagnosis.level().word(), LEVEL_COLUMNS)
        + padded(diagnosis.subject(), SUBJECT_COLUMNS)
        + diagnosis.found()
        + remedy;
  }

  private static String padded(String word, int columns) {
    return word + " ".repeat(Math.max(1, columns - word.length()));
  }
}

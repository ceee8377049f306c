package org.korudelta.cli.prove;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * A process that opens a database and writes with eight threads until it is killed; says on
 * standard output what each write was answered, one line with one system call.
 */
final class WritersProcess {
  static final int WRITERS = 8;

  /** Said before the database is opened. */
  static final String OPENING = "opening";

  /** Said when it is open. */
  static final String OPENED = "opened";

  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private final BlockingKoruDelta db;
  private final Load load;

  private WritersProcess(BlockingKoruDelta db, Load load) {
    this.db = db;
    this.load = load;
  }

  /** What it is told: where, how, what. */
  record Task(Path directory, Setting setting, Load load, int round) {
    /** As arguments. */
    List<String> said() {
      List<String> how = setting.said();
      return List.of(
          directory.toString(),
          how.get(0),
          how.get(1),
          how.get(2),
          Long.toString(load.seed()),
          Integer.toString(round));
    }

    private static Task heard(List<String> said) {
      return new Task(
          Path.of(said.get(0)),
          Setting.heard(said.subList(1, 4)),
          new Load(Long.parseLong(said.get(4))),
          Integer.parseInt(said.get(5)));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // It is killed.
  public static void main(String[] arguments) throws IOException {
    Task task = Task.heard(List.of(arguments));
    say(OPENING);
    BlockingKoruDelta db = BlockingKoruDelta.open(task.directory(), task.setting().options());
    say(OPENED);
    WritersProcess process = new WritersProcess(db, task.load());
    for (int i = 0; i < WRITERS; i++) {
      TurnName first = new TurnName(task.round(), i, 0);
      new Thread(() -> process.write(first), "writer-" + i).start();
    }
  }

  /** Any error but a refusal ends the process: its exit code tells that nobody killed it. */
  private void write(TurnName first) {
    try {
      for (TurnName turn = first; ; turn = turn.next()) {
        say(answer(turn).line());
      }
    } catch (IOException | RuntimeException | Error e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private Answer answer(TurnName turn) {
    try {
      return Answer.acknowledged(turn, load.turn(turn).on(db));
    } catch (KoruException.Conflict | KoruException.NotFound refused) {
      return Answer.refused(turn, refused.code().toString());
    }
  }

  private static void say(String line) throws IOException {
    OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}

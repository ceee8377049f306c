package org.korudelta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.InputText;
import org.korudelta.cli.terminal.Colour;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.cli.terminal.TerminalText;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.json.JsonValue;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingKoruReader;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command on a database takes, before its name or after: where the database is and how
 * to answer.
 *
 * <p>A command asks for the database and leaves it open: it is closed when the run ends, which is
 * after one command or, in a shell, after many.
 *
 * <pre>{@code
 * @Mixin private DataOptions data = new DataOptions();
 *
 * public Integer call() {
 *   data.answer(Json.string("…"), data.existing().stats().toString());
 *   return ExitCode.OK;
 * }
 * }</pre>
 */
class DataOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The database's directory (default: $KORU_DATA, or koru-data here).")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Answer in JSON, one object a line.")
  private boolean json;

  /** The database, to read; {@code not_found} when there is none: reading never makes one. */
  BlockingKoruReader readable() {
    return existing();
  }

  /** As {@link #readable}, with all that an open database can do. */
  final BlockingKoruDelta existing() {
    return session().existing(directory());
  }

  /** What can be read: now, or as of the session's moment; {@code not_found} as above. */
  BlockingReads reads() {
    return reads(null);
  }

  /** What can be read as of {@code at}; for null, now or as of the session's moment. */
  BlockingReads reads(@Nullable Timestamp at) {
    Timestamp moment = at == null ? session().readPoint() : at;
    return moment == null ? readable() : readable().asOf(moment);
  }

  /** As {@link #reads(Timestamp)}, at one moment, whatever is written meanwhile. */
  BlockingReads fixed(@Nullable Timestamp at) {
    BlockingReads reads = reads(at);
    return reads instanceof BlockingKoruDelta db ? db.snapshot() : reads;
  }

  /** The time that an option names, for example in words; null for none. */
  @Nullable Timestamp time(@Nullable String text) {
    return text == null ? null : TimeText.parse(text, session().surroundings().clock());
  }

  /** The database, to write; made when absent. {@code read_only} while the session looks back. */
  BlockingKoruDelta writable() {
    requireNow();
    return session().database(directory());
  }

  /** As {@link #writable}; {@code not_found} when there is none. */
  BlockingKoruDelta writableExisting() {
    requireNow();
    return existing();
  }

  void requireNow() {
    if (session().readPoint() != null) {
      throw new KoruException.ReadOnly(
          "the past cannot be written: at=" + session().readPoint() + "; come back with: now");
    }
  }

  Path directory() {
    Path named = directory == null ? root().data().directory : directory;
    return named == null ? session().surroundings().directory() : named;
  }

  /** A foreign file in the data directory would keep the database from being opened. */
  void requireOutside(Path target) throws IOException {
    Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path parent = place.getParent();
    if (parent != null
        && Files.exists(parent)
        && Files.exists(directory())
        && Files.isSameFile(parent, directory())) {
      throw new KoruException.BadRequest(
          "the database's own directory takes no other files: path=" + target);
    }
  }

  /** The directory, no longer open in this session: for what reads the files themselves. */
  Path released() {
    session().close();
    return directory();
  }

  /** Whether the user named a directory. */
  boolean named() {
    return directory != null
        || root().data().directory != null
        || session().surroundings().namesDirectory();
  }

  boolean json() {
    return json || root().data().json;
  }

  Session session() {
    return root().session();
  }

  private Koru root() {
    return (Koru) command.root().userObject();
  }

  /** Answers with one line, the object for machines or the text for people. */
  void answer(JsonValue object, String text) {
    out().println(json() ? shown(object) : TerminalText.of(text));
  }

  /** As above; what the object holds may be as deep as any value. */
  void answer(JsonObjectBuilder object, String text) {
    out().println(json() ? shown(object.text()) : TerminalText.of(text));
  }

  /** The bytes of standard input; {@code bad_request} where a shell reads its lines from it. */
  byte[] standardInput() {
    session().requireInput();
    return InputText.ofStandardInput();
  }

  /** Ends a command of many answers as soon as they do not arrive, as after {@code head}. */
  void requireArrival() {
    session().surroundings().out().requireArrival();
  }

  /** Says something beside the answer. */
  void tell(String text) {
    err().println("koru: " + TerminalText.of(text));
  }

  /** Answers with rows: a table for people, an object a line for machines. */
  Answers answers(Column... columns) {
    return new Answers(this, columns);
  }

  /** The canonical text; on a terminal, what would drive it is escaped: still the same JSON. */
  String shown(JsonValue object) {
    return shown(CanonicalJson.text(object));
  }

  /** JSON as it may be shown here. */
  String shown(String json) {
    return screen().terminal() ? TerminalText.of(json) : json;
  }

  /** When the user wants colours. */
  Colour colour() {
    return root().colour();
  }

  /** What answers are shown on. */
  Screen screen() {
    return root().screen();
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A wrong command line, told with the command's usage. */
  CommandLine.ParameterException misused(String reason) {
    return new CommandLine.ParameterException(command.commandLine(), reason);
  }
}

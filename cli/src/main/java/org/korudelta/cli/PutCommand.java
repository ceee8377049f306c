package org.korudelta.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.WriteOptions;
import org.korudelta.cli.data.InputText;
import org.korudelta.cli.data.SizeLimit;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonValue;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru put}: writes one value and prints the new version. */
@Command(
    name = "put",
    description = "Write a JSON value as the key's next version.",
    footer = {
      "koru put users alice '{\"name\":\"Alice\"}'",
      "echo '[1,2,3]' | koru put lists first",
      "koru put users carol --file alice.json --expect absent",
      "# what follows -- is no option",
      "koru put users -- -bob 1"
    })
final class PutCommand implements Callable<Integer> {
  @Mixin private WritingOptions data = new WritingOptions();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "JSON; read from standard input when neither VALUE nor --file is given.")
  private @Nullable String value;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the value from FILE.")
  private @Nullable Path file;

  @Option(
      names = "--metadata",
      paramLabel = "JSON",
      description = "An object kept with the version.")
  private @Nullable String metadata;

  @Override
  public Integer call() {
    SizeLimit.NAMESPACE.requireName(namespace);
    SizeLimit.KEY.requireName(key);
    JsonValue content = Json.parse(content());
    SizeLimit.VALUE.requireContent(content);
    JsonObject described = metadata == null ? JsonObject.EMPTY : InputText.object(metadata);
    SizeLimit.METADATA.requireContent(described);
    BlockingKoruDelta db = data.target();
    WriteOptions options = data.options(db).withMetadata(described);
    VersionText.answer(data, db.put(namespace, key, content, options));
    return ExitCode.OK;
  }

  private byte[] content() {
    if (value != null && file != null) {
      throw data.misused("Give VALUE or --file, not both");
    }
    if (value != null) {
      return InputText.utf8(value);
    }
    return file == null ? data.standardInput() : InputText.of(file);
  }
}

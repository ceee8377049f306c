package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.SizeLimit;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.vector.Embedding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru embed}: writes one vector and prints the new version. */
@Command(
    name = "embed",
    description = {
      "Write a vector as the key's next version.",
      "VECTOR is a JSON array of 1 to 4096 numbers, or the whole embedding as koru get shows it:"
          + " {\"model\":…,\"vector\":[…],\"metadata\":{…}}. Many at once come by koru import."
    },
    footer = {
      "koru embed colours red '[1,0,0]' --metadata '{\"warm\":true}'",
      "echo '[1,0.6,0]' | koru embed colours orange -",
      "koru embed colours blue '{\"model\":\"rgb\",\"vector\":[0,0,1]}' --expect absent"
    })
final class EmbedCommand implements Callable<Integer> {
  @Mixin private WritingOptions data = new WritingOptions();
  @Mixin private VectorText vectors = new VectorText();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "VECTOR",
      description = "JSON; read from standard input when it is - or not given.")
  private String vector = "-";

  @Option(
      names = "--metadata",
      paramLabel = "JSON",
      description = "An object kept with the vector, that searches filter by.")
  private @Nullable String metadata;

  @Override
  public Integer call() {
    SizeLimit.NAMESPACE.requireName(namespace);
    SizeLimit.KEY.requireName(key);
    Embedding embedding = vectors.parse(data, vector, metadata);
    BlockingKoruDelta db = data.target();
    VersionText.answer(data, db.embed(namespace, key, embedding, data.options(db)));
    return ExitCode.OK;
  }
}

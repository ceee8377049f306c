package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.Version;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.CanonicalJson;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru get}: prints one value, now, as of a time, or of a version. */
@Command(
    name = "get",
    customSynopsis = {
      "koru get [OPTIONS] NAMESPACE KEY [--at=TIME]",
      "koru get [OPTIONS] --version=ID"
    },
    description = {
      "Read a value: the current one, as of a time, or one version.",
      "Prints the value as canonical JSON, in one line; --json adds the version that holds it."
    },
    footer = {
      "koru get users alice",
      "koru get mime text/javascript --at 2020-01-01 --json",
      "koru get mime text/javascript --at \"2 days ago\"",
      "koru get users alice --read-only",
      "koru get --version 89811e3f8a81"
    })
final class GetCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAMESPACE",
      description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(
      names = "--version",
      paramLabel = "ID",
      description = "This version: its id, or an unambiguous prefix of 7 or more digits.")
  private @Nullable String id;

  @Override
  public Integer call() {
    if (id == null ? key.isEmpty() : past.named()) {
      throw data.misused("Give NAMESPACE and KEY, with or without --at, or --version ID");
    }
    Version version = id == null ? current() : byId(id);
    data.answer(VersionText.object(version), CanonicalJson.text(version.value()));
    return ExitCode.OK;
  }

  private Version current() {
    BlockingReads reads = past.reads(data);
    return reads.get(namespace, key).orElseThrow(() -> absent(reads));
  }

  private Version byId(String prefix) {
    Version version = data.readable().getVersion(prefix);
    boolean named = namespace.isEmpty() || namespace.equals(version.namespace());
    if (!named || (!key.isEmpty() && !key.equals(version.key()))) {
      throw new KoruException.NotFound(
          "version belongs to another key: version="
              + version.id()
              + " namespace="
              + version.namespace()
              + " key="
              + version.key());
    }
    if (version.tombstone()) {
      throw new KoruException.NotFound(
          "version is a delete and has no value: version=" + version.id());
    }
    return version;
  }

  private KoruException absent(BlockingReads reads) {
    boolean now = reads instanceof BlockingKoruDelta;
    String at = now ? "" : " at=" + reads.readPoint();
    return new KoruException.NotFound("no value: namespace=" + namespace + " key=" + key + at);
  }
}

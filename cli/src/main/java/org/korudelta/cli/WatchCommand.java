package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.Commit;
import org.korudelta.FeedOptions;
import org.korudelta.causal.Version;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingFeed;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.text.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru watch}: the change feed, from a past time up to now. */
@Command(
    name = "watch",
    description = {
      "Show what commits changed, in their order, with the value before and after; of all keys, of"
          + " a namespace, or of a prefix.",
      "A commit's time is the token to go on after it: --after TIME shows what comes next. A"
          + " database has one owner at a time, so nothing new can come while this runs: it ends"
          + " with the last commit. A program that has the database open is told of new commits"
          + " by KoruDelta.watch."
    },
    footer = {
      "koru watch mime --prefix text/j",
      "koru watch --after \"10 years ago\" --count 2 --json"
    })
final class WatchCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAMESPACE",
      description = "Only changes in this namespace.")
  private @Nullable String namespace;

  @Option(
      names = "--prefix",
      paramLabel = "P",
      description = "Only of keys that begin with P; needs a namespace.")
  private @Nullable String prefix;

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description =
          "Only commits after this time, itself left out: a commit's time, 2024-07-12, \"2 days"
              + " ago\"; see koru help times.")
  private @Nullable String after;

  @Option(names = "--count", paramLabel = "N", description = "Show at most N commits.")
  private int count = Integer.MAX_VALUE;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new KoruException.BadRequest("out of range: count=" + count + " min=1");
    }
    BlockingKoruDelta database = data.existing();
    try (BlockingFeed feed = database.watch(options(database));
        Answers answers = answers()) {
      print(feed, answers);
    }
    return ExitCode.OK;
  }

  private FeedOptions options(BlockingKoruDelta database) {
    Timestamp from = data.time(after);
    Timestamp moment = data.session().readPoint();
    FeedOptions all =
        FeedOptions.after(from == null ? Timestamp.MIN : from)
            .withUntil(moment == null ? database.readPoint() : moment);
    if (namespace == null) {
      if (prefix != null) {
        throw data.misused("--prefix needs a namespace");
      }
      return all;
    }
    return all.withPrefix(namespace, prefix == null ? "" : prefix);
  }

  private Answers answers() {
    return data.answers(
        Column.text("TIME").in(Style.fg_cyan).whole(),
        Column.text("CHANGE").whole(),
        Column.text("NAMESPACE"),
        Column.text("KEY"),
        Column.text("BEFORE"),
        Column.text("AFTER"));
  }

  private void print(BlockingFeed feed, Answers answers) {
    int shown = 0;
    for (Commit commit : feed) {
      commit.changes().forEach(change -> row(answers, change));
      if (++shown == count) {
        return;
      }
    }
  }

  private static void row(Answers answers, Commit.Change change) {
    Version after = change.after();
    answers.row(
        object(change),
        after.timestamp().toString(),
        word(change.kind()),
        after.namespace(),
        after.key(),
        change.before().map(VersionText::value).orElse(""),
        VersionText.value(after));
  }

  /** The version written, what it did, and the value before as {@code before}. */
  private static JsonObjectBuilder object(Commit.Change change) {
    JsonObjectBuilder object = VersionText.object(change.after());
    object.put("change", word(change.kind()));
    change
        .before()
        .filter(before -> !before.isWiped())
        .ifPresent(before -> object.put("before", before.value()));
    return object;
  }

  private static String word(Commit.Kind kind) {
    return switch (kind) {
      case INSERT -> "insert";
      case UPDATE -> "update";
      case DELETE -> "delete";
    };
  }
}

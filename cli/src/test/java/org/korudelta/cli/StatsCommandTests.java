package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.Latencies;
import org.korudelta.Recovery;
import org.korudelta.Stats;
import org.korudelta.Tiers;
import org.korudelta.text.Timestamp;

/** What {@code stats} says to people, and that machines get what they got. */
class StatsCommandTests {
  @TempDir Path directory;

  @Test
  void stats_forPeople_speakInWords() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");
    koru.run("put", "m", "k", "1");
    koru.run("delete", "m", "k");
    String last = koru.run("log", "m", "k").lines().get(1).split("\t", -1)[0];

    assertThat(koru.run("stats").lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("namespaces\t1"),
            line -> assertThat(line).isEqualTo("keys\t1"),
            line -> assertThat(line).isEqualTo("versions\t3"),
            line -> assertThat(line).isEqualTo("commits\t3"),
            line -> assertThat(line).isEqualTo("last commit\t" + last),
            line -> assertThat(line).matches("log bytes\t[1-9][0-9]*"),
            line -> assertThat(line).isEqualTo("log segments\t1"),
            line -> assertThat(line).matches("hot\t0 values, 0 of [0-9]+ bytes in memory, .*"),
            line -> assertThat(line).matches("warm\t0 values, 0 of [0-9]+ bytes in memory, .*"),
            line -> assertThat(line).matches("cold\t1 segment, [1-9][0-9]* bytes, 0 reads"),
            line -> assertThat(line).isEqualTo("deep\t0 segments, 0 bytes, 0 reads"),
            line -> assertThat(line).isEqualTo("recovery\tnone needed, the log was closed"));
  }

  @Test
  void stats_json_keepTheirNames() {
    Terminal koru = Terminal.on(directory);
    koru.run("put", "n", "k", "1");

    assertThat(koru.run("stats", "--json").out())
        .startsWith("{\"clockAhead\":false,\"commits\":1,\"keys\":1,\"lastCommit\":\"")
        .contains("\"recovery\":{\"cleanClose\":true,\"lastGroupUncertain\":false}");
  }

  @Test
  void stats_databaseAheadOfTheClock_saySo() throws Exception {
    Path line = directory.resolve("ahead.jsonl");
    Files.writeString(
        line,
        "{\"at\":\"%s\",\"op\":\"put\",\"namespace\":\"n\",\"key\":\"k\",\"value\":1}"
            .formatted(Instant.now().plusSeconds(50)));
    Terminal koru = Terminal.on(directory.resolve("data"));
    koru.run("import", line.toString());

    assertThat(koru.run("stats").lines())
        .contains("clock\tbehind the last commit: writes get times after it");
  }

  @Test
  void recovery_inWords_saysWhatWasCutAndWhatIsUncertain() {
    assertThat(rows(new Recovery(false, 0, 0, 0, false)))
        .endsWith(Map.entry("recovery", "the log was not closed, nothing was cut"));
    assertThat(rows(new Recovery(false, 2, 4_096, 17, true)))
        .endsWith(
            Map.entry("recovery", "the log was not closed, a torn tail was cut"),
            Map.entry("torn tail", "segment=2 offset=4096 bytes=17"),
            Map.entry("uncertain", "the last commit may never have been acknowledged"));
  }

  private static List<Map.Entry<String, String>> rows(Recovery recovery) {
    Tiers.Memory memory = new Tiers.Memory(0, 0, 0, 0);
    Tiers.Disk disk = new Tiers.Disk(1, 100, 100, Latencies.NONE);
    Tiers tiers = new Tiers(memory, memory, disk, disk);
    Stats stats = new Stats(1, 1, 1, 1, 100, 1, Timestamp.MIN, false, recovery, tiers);
    return List.copyOf(StatsText.rows(stats).entrySet());
  }
}

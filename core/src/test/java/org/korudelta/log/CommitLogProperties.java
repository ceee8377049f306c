package org.korudelta.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.korudelta.causal.VersionRecord;
import org.korudelta.runtime.storage.MemoryDisk;

/** What was appended is what is found, however the log is cut into appends, segments and reads. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class CommitLogProperties {

  /** Appends of one commit or several. */
  @Provide
  Arbitrary<List<List<List<VersionRecord>>>> appends() {
    return CommitArbitraries.commits().list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(8);
  }

  @Property
  void append_anyCommits_areFoundAgainInOrder(
      @ForAll("appends") List<List<List<VersionRecord>>> appends,
      @ForAll @Size(8) List<Ending> endings,
      @ForAll @IntRange(min = 256, max = 4_000) int segmentBytesMax,
      @ForAll @IntRange(min = 128, max = 2_000) int readBlockBytes) {
    LogOptions options = new LogOptions(segmentBytesMax, readBlockBytes);
    List<List<VersionRecord>> appended = new ArrayList<>();
    MemoryDisk disk = new MemoryDisk();
    LogBench bench = new LogBench(disk).open(options);
    for (int i = 0; i < appends.size(); i++) {
      bench.await(bench.log.append(appends.get(i)));
      appended.addAll(appends.get(i));
      disk = endings.get(i).of(bench, disk);
      if (endings.get(i) != Ending.NONE) {
        bench = new LogBench(disk).open(options);
        requireSame(bench.recovered, appended);
      }
    }

    requireSame(new LogBench(disk.crash()).open(options).recovered, appended);
  }

  private static void requireSame(
      List<List<VersionRecord>> found, List<List<VersionRecord>> appended) {
    assertThat(Commits.described(found)).isEqualTo(Commits.described(appended));
  }

  /** How a run of the log ends, so that the next one begins. */
  enum Ending {
    NONE,
    CLOSE,
    CRASH;

    MemoryDisk of(LogBench bench, MemoryDisk disk) {
      if (this == CLOSE) {
        bench.close();
      }
      return this == CRASH ? disk.crash() : disk;
    }
  }
}

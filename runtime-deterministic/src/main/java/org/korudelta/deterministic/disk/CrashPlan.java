package org.korudelta.deterministic.disk;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One state that a loss of power may leave.
 *
 * @param kept the changes of names that are kept, in their order
 * @param fates what becomes of each file that is left and had pending bytes, by its name then
 */
record CrashPlan(List<NameChange> kept, SortedMap<String, FileFate> fates) {

  /** The directory that it leaves, which shares nothing with the one before. */
  Directory applyTo(Directory before, DiskHits hits) {
    SortedMap<String, FileBytes> after = new TreeMap<>();
    before.namesKeeping(kept).forEach((name, file) -> after.put(name, survivor(name, file, hits)));
    if (kept.size() < before.pending().size()) {
      hits.hit(DiskFault.LOST_NAME);
    }
    return new Directory(after);
  }

  private FileBytes survivor(String name, FileBytes file, DiskHits hits) {
    FileFate fate = fates.get(name);
    if (fate == null) {
      return new FileBytes(file.all());
    }
    fate.count(file, hits);
    return fate.applyTo(file);
  }
}

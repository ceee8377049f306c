package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.error.KoruException;

/**
 * The files of a log as their names tell them.
 *
 * @param segments numbers of the segments that have a file, ascending
 * @param slots which manifest slots there are, ascending
 * @param indexes which index files there are
 * @param files the files of the segments, by number and then by how often they were packed
 */
record FileNames(
    List<Integer> segments, List<Integer> slots, IndexNumbers indexes, List<SegmentFile> files) {
  private static final NumberedName INDEX = new NumberedName("index-", ".idx");
  private static final NumberedName VECTORS = new NumberedName("vectors-", ".idx");
  private static final String MANIFEST_PREFIX = "manifest-";
  private static final String OWNER_PREFIX = "owner";

  /** The name of a segment, for example {@code segment-0000000001.log}. */
  static String segment(int number) {
    return new SegmentFile(number, 0).name();
  }

  /** The name of an index file, for example {@code index-0000000001.idx}. */
  static String index(int number) {
    return INDEX.of(number);
  }

  /** The name of a file of vectors, for example {@code vectors-0000000001.idx}. */
  static String vectors(int number) {
    return VECTORS.of(number);
  }

  /** How many slots a manifest may be in. */
  static final int MANIFEST_SLOTS = 3;

  /** The name of a manifest slot, 0 to 2. */
  static String manifest(int slot) {
    return MANIFEST_PREFIX + slot;
  }

  /** These files without one segment. */
  FileNames withoutSegment(int number) {
    List<Integer> others = new ArrayList<>(segments);
    others.remove(Integer.valueOf(number));
    List<SegmentFile> otherFiles = new ArrayList<>(files);
    otherFiles.removeIf(file -> file.number() == number);
    return new FileNames(List.copyOf(others), slots, indexes, List.copyOf(otherFiles));
  }

  /** Sorts out a listing; {@code bad_request} for a file that is none of ours. */
  static FileNames of(List<String> names) {
    for (String foreign : foreign(names)) {
      throw new KoruException.BadRequest("foreign file in data directory: name=" + foreign);
    }
    return known(names);
  }

  /** Sorts out a listing, passing over files that are none of ours. */
  static FileNames known(List<String> names) {
    List<SegmentFile> files = files(names);
    IndexNumbers indexes = new IndexNumbers(INDEX.numbers(names), VECTORS.numbers(names));
    return new FileNames(segments(files), slots(names), indexes, files);
  }

  private static List<SegmentFile> files(List<String> names) {
    List<SegmentFile> files = new ArrayList<>();
    for (String name : names) {
      SegmentFile file = SegmentFile.of(name);
      if (file.number() > 0) {
        files.add(file);
      }
    }
    files.sort(SegmentFile::compare);
    return List.copyOf(files);
  }

  private static List<Integer> segments(List<SegmentFile> files) {
    List<Integer> numbers = new ArrayList<>();
    for (SegmentFile file : files) {
      if (numbers.isEmpty() || numbers.get(numbers.size() - 1) != file.number()) {
        numbers.add(file.number());
      }
    }
    return List.copyOf(numbers);
  }

  private static List<Integer> slots(List<String> names) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < MANIFEST_SLOTS; slot++) {
      if (names.contains(manifest(slot))) {
        slots.add(slot);
      }
    }
    return List.copyOf(slots);
  }

  /** The names that are none of ours. */
  static List<String> foreign(List<String> names) {
    List<String> foreign = new ArrayList<>();
    for (String name : names) {
      if (!isOurs(name)) {
        foreign.add(name);
      }
    }
    return foreign;
  }

  private static boolean isOurs(String name) {
    return !slots(List.of(name)).isEmpty()
        || SegmentFile.of(name).number() > 0
        || INDEX.number(name) > 0
        || VECTORS.number(name) > 0
        || name.startsWith(OWNER_PREFIX);
  }
}

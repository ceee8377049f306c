package org.korudelta.verify;

/**
 * What can be found in a log and its index. Each is damage, or a trace that a crash may leave and
 * that loses nothing.
 */
public enum Kind {
  /** A file that is no part of a log; the directory may not be ours. */
  FOREIGN_FILE("foreign file"),
  /** A manifest slot whose bytes changed. */
  MANIFEST("manifest checksum mismatch"),
  /** Two whole slots that cannot both be right. */
  MANIFESTS("manifests contradict each other"),
  /** A whole slot whose segments do not ascend. */
  MANIFEST_ORDER("manifest out of order"),
  /** All slots are gone or damaged: which segments there are follows from their headers. */
  NO_MANIFEST("no whole manifest"),
  /** A slot whose writing was cut short, which is harmless beside a whole one. */
  UNFINISHED_MANIFEST("unfinished manifest", false),
  /** A listed segment without a file. */
  SEGMENT_MISSING("segment missing"),
  /** A file with commits that no manifest lists, and that does not continue the log. */
  SEGMENT_UNLISTED("segment not listed"),
  /** A file with commits that no manifest lists, which opening takes: it continues the log. */
  SEGMENT_CONTINUES("segment not listed, but continues the log", false),
  /** A file that holds another segment than its name says. */
  SEGMENT_MISPLACED("segment under another's name"),
  /** A segment shorter than what was durable. */
  SEGMENT_TRUNCATED("segment truncated"),
  /** What a crash left of a new segment, without a commit of its own. */
  UNFINISHED_SEGMENT("unfinished segment", false),
  /** A segment header whose bytes changed. */
  SEGMENT_HEADER("segment header checksum mismatch"),
  /** A whole segment header that does not fit into its log. */
  SEGMENT_HEADER_FIELD("segment header disagrees with manifest"),
  /** Bytes that begin no frame where one must begin. */
  FRAME("frame expected"),
  /** A group header whose bytes changed. */
  GROUP_HEADER("group header checksum mismatch"),
  /** A group longer than its segment. */
  GROUP_CUT("group cut short"),
  /** A group whose number does not follow the one before. */
  GROUP_SEQUENCE("group sequence"),
  /** A group that says more is durable than was written. */
  DURABLE_OFFSET("durable offset"),
  /** A group of impossible length. */
  GROUP_LENGTH("group length"),
  /** A group that counts no records, or too many. */
  GROUP_RECORDS("group records"),
  /** A group whose records are whole but not its own. */
  GROUP("group checksum mismatch"),
  /** A seal whose bytes changed. */
  SEAL("seal checksum mismatch"),
  /** A seal that numbers another commit than the last. */
  SEAL_SEQUENCE("seal sequence"),
  /** A record whose bytes changed. */
  RECORD("record checksum mismatch"),
  /** A record whose checksum is right and whose fields are impossible. */
  RECORD_FIELDS("record fields disagree"),
  /** Commits between two others that are nowhere. */
  COMMITS_MISSING("commits missing"),
  /** A commit that is not later than the one before. */
  TIME("time not above the commit before"),
  /** A version that does not name the newest of its key as its parent. */
  CHAIN("version does not follow the newest"),
  /** A cause that no earlier commit holds, or causes that are not sorted. */
  CAUSE("cause unknown or out of order"),
  /** A content that does not hash to its id. */
  CONTENT_ID("content id mismatch"),
  /** A version that does not hash to its id. */
  VERSION_ID("version id mismatch"),
  /** Two versions of one key in one commit. */
  KEY_TWICE("key twice in one commit"),
  /** Versions that no database would have taken. */
  COMMIT("impossible commit"),
  /** The end of a write that a crash cut short; opening cuts it. */
  TORN_TAIL("torn tail", false),
  /** A version that could not be saved: repair says why. */
  VERSION_LOST("version lost"),
  /** A version that rests on what is lost, and was saved under another id: repair says which. */
  VERSION_REWRITTEN("version rewritten"),
  /** A block of a packed segment whose bytes changed, with all commits in it. */
  PACKED_BLOCK("packed block damaged"),
  /** A packed segment without its directory, so that nothing in it can be found. */
  PACKED_SEGMENT("packed segment is not whole"),
  /** An index file that was whole once, by its end, and is not what was written. */
  INDEX_FILE("index file damaged"),
  /** A part of an index file whose bytes changed. */
  INDEX_BLOCK("index block damaged"),
  /** A whole part of an index file that says what the log does not, or not all of it. */
  INDEX_ENTRY("index disagrees with log"),
  /** An index file whose writing was cut short; opening deletes it. */
  UNFINISHED_INDEX("unfinished index file", false);

  private static final String REBUILT =
      "the index repeats the log: delete the file, and opening builds it again";

  private final String words;
  private final boolean damage;

  Kind(String words) {
    this(words, true);
  }

  Kind(String words, boolean damage) {
    this.words = words;
    this.damage = damage;
  }

  /** What it is, for a person. */
  public String words() {
    return words;
  }

  /** Whether something is lost or not what was written. */
  public boolean damage() {
    return damage;
  }

  /** Whether it is about the index, which loses nothing that the log has. */
  public boolean index() {
    return this == INDEX_FILE || this == INDEX_BLOCK || this == INDEX_ENTRY;
  }

  /** What to do about it, where that is known; else empty. */
  String advice() {
    return index() ? REBUILT : "";
  }

  /** Its name for machines, for example {@code record_checksum_mismatch}; it never changes. */
  public String code() {
    return words.replace(' ', '_').replace("'", "");
  }
}

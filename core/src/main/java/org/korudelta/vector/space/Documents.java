package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Filter;
import org.korudelta.text.Utf8;

/**
 * The metadata of vectors, each document once, by number; and which of them filters accept.
 *
 * <p>Memory: {@link #BYTES_MAX} at most; what comes after that has no number. Threading: safe from
 * any thread.
 */
final class Documents {
  /** How long the documents may be together, in bytes of canonical JSON. */
  static final int BYTES_MAX = 16 << 20;

  private static final int OVERHEAD_BYTES = 200;
  private static final int FILTERS_MAX = 16;

  private final int bytesMax;
  private final List<JsonObject> documents = new ArrayList<>();
  private final Map<JsonObject, Integer> numbers = new HashMap<>();
  private final List<Integer> uses = new ArrayList<>();
  private final LinkedHashMap<Filter, Verdicts> filters = new LinkedHashMap<>();
  private int bytes;
  private int unnumbered;

  Documents() {
    this(BYTES_MAX);
  }

  Documents(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  private static int length(JsonObject document) {
    return OVERHEAD_BYTES + Utf8.length(CanonicalJson.text(document));
  }

  /** The number of a document that one more vector has. */
  synchronized int use(JsonObject document) {
    Integer known = numbers.get(document);
    if (known != null) {
      uses.set(known, uses.get(known) + 1);
      return known;
    }
    int length = length(document);
    if (length > bytesMax - bytes) {
      unnumbered++;
      return Nodes.UNKNOWN_DOCUMENT;
    }
    bytes += length;
    numbers.put(document, documents.size());
    documents.add(document);
    uses.add(1);
    return documents.size() - 1;
  }

  /**
   * A vector has a document no more, or what has no number; when none has it, nothing of it is kept
   * but its number.
   */
  synchronized void release(int number) {
    if (number < 0) {
      unnumbered--;
      return;
    }
    int left = uses.get(number) - 1;
    uses.set(number, left);
    if (left == 0) {
      bytes -= length(documents.get(number));
      numbers.remove(documents.get(number));
      documents.set(number, JsonObject.EMPTY);
      filters.clear();
    }
  }

  /** Adds a document with the next number, as it was read from a file; nobody has it yet. */
  synchronized void restore(JsonObject document) {
    documents.add(document);
    uses.add(0);
  }

  /** A vector that was read from a file has the document of this number, or what has none. */
  synchronized void restoreUse(int number) {
    if (number < 0) {
      unnumbered++;
    } else {
      uses.set(number, uses.get(number) + 1);
    }
  }

  /** All was read: nothing is kept of a document that nobody has. */
  synchronized void endRestoration() {
    for (int number = 0; number < documents.size(); number++) {
      JsonObject document = documents.get(number);
      if (uses.get(number) > 0) {
        numbers.put(document, number);
        bytes += length(document);
      } else {
        documents.set(number, JsonObject.EMPTY);
      }
    }
  }

  /** All documents as they are now, by number. */
  synchronized List<JsonObject> all() {
    return List.copyOf(documents);
  }

  /** How many numbers there are. */
  synchronized int count() {
    return documents.size();
  }

  /** Whether every vector's metadata has a number. */
  synchronized boolean isWhole() {
    return unnumbered == 0;
  }

  /** About how many bytes of memory they take. */
  synchronized long bytes() {
    return bytes;
  }

  /** Which documents {@code filter} accepts, and how large a share of all vectors has them. */
  synchronized Accepted accepted(Filter filter) {
    Verdicts verdicts = filters.remove(filter);
    if (verdicts == null) {
      verdicts = new Verdicts(filter);
    }
    filters.put(filter, verdicts);
    if (filters.size() > FILTERS_MAX) {
      filters.remove(filters.keySet().iterator().next());
    }
    return verdicts.upTo(documents);
  }

  /**
   * The documents that a filter accepts.
   *
   * @param flags by number; nobody changes what is there
   * @param share of all uses of documents, in [0, 1]
   */
  record Accepted(boolean[] flags, double share) {
    boolean has(int number) {
      return number >= 0 && number < flags.length && flags[number];
    }
  }

  private final class Verdicts {
    private final Filter filter;
    private boolean[] flags = new boolean[0];

    private Verdicts(Filter filter) {
      this.filter = filter;
    }

    private Accepted upTo(List<JsonObject> all) {
      if (flags.length < all.size()) {
        boolean[] more = Arrays.copyOf(flags, all.size());
        for (int i = flags.length; i < more.length; i++) {
          more[i] = filter.accepts(all.get(i));
        }
        flags = more;
      }
      return new Accepted(flags, share());
    }

    private double share() {
      long accepted = 0;
      long total = 0;
      for (int i = 0; i < flags.length; i++) {
        total += uses.get(i);
        accepted += flags[i] ? uses.get(i) : 0;
      }
      return total == 0 ? 0 : (double) accepted / total;
    }
  }
}

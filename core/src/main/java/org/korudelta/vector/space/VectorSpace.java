package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.log.Address;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.graph.Quantised;
import org.korudelta.vector.graph.Rows;

/**
 * All vectors of one model in one namespace, over time. What is in it depends on the commits and
 * their order alone, until a value is taken.
 *
 * <p>Memory: some 285 bytes for each version of 100 dimensions, without the stored floats.
 * Threading: changed by one task at a time; it is searched from any thread.
 */
public final class VectorSpace {
  /** An era does not end before so many of its versions have. */
  static final int ENDED_MIN = 8_192;

  private final Name name;
  private final int dimensions;
  private final VectorKernel kernel;
  private final Documents documents;
  private final List<Era> eras = new ArrayList<>();
  private volatile List<Era> visible = List.of();

  /** Which vectors. */
  public record Name(String namespace, String model) {}

  /** A space without vectors. */
  public VectorSpace(Name name, int dimensions, VectorKernel kernel) {
    this(name, dimensions, kernel, new Documents());
    begin(new Era(Long.MIN_VALUE, kernel, dimensions));
  }

  /** A space whose eras are yet to come. */
  VectorSpace(Name name, int dimensions, VectorKernel kernel, Documents documents) {
    this.name = name;
    this.dimensions = dimensions;
    this.kernel = kernel;
    this.documents = documents;
  }

  /** An era follows. */
  void begin(Era era) {
    eras.add(era);
    visible = List.copyOf(eras);
  }

  public Name name() {
    return name;
  }

  public int dimensions() {
    return dimensions;
  }

  Documents documents() {
    return documents;
  }

  /** Its eras, the oldest first. */
  List<Era> eras() {
    return visible;
  }

  private Era newest() {
    return eras.get(eras.size() - 1);
  }

  /** Adds the vector of a version, later than all before; nobody sees it yet. */
  public void add(Address address, Embedding embedding) {
    Quantised vector = Quantised.of(embedding.components(), Rows.stride(dimensions));
    newest().add(address, vector, documents.use(embedding.metadata()));
  }

  /** The version at {@code address}, if it has a vector here, is not current from a time on. */
  public void end(Address address, long nanos) {
    newest().end(address, nanos);
  }

  /**
   * Takes the vector of a version out of every part, for its value was taken; false when there is
   * none of it here any more.
   */
  public boolean wipe(Address address) {
    int document = Nodes.UNKNOWN_DOCUMENT;
    boolean known = false;
    for (Era era : eras) {
      document = Math.max(document, era.document(address));
      known |= era.wipe(address);
    }
    if (known) {
      documents.release(document);
    }
    return known;
  }

  /** Lets searches see everything that was added. */
  public void publish() {
    newest().publish();
  }

  /**
   * Begins another era where more of this one is past than present; to be called after each commit,
   * so that it depends on nothing else when that is.
   *
   * @param nanos the commit's time
   */
  public void renew(long nanos) {
    Era last = newest();
    if (last.endings() >= ENDED_MIN && 2L * last.endings() > last.count()) {
      Era next = new Era(nanos, kernel, dimensions);
      next.takeCurrent(last);
      last.publish();
      next.publish();
      begin(next);
    }
  }

  /** How many versions of it are current now. */
  public long current() {
    Nodes nodes = newestView().nodes();
    long current = 0;
    for (int node = 0; node < nodes.count(); node++) {
      current += nodes.ended(node) == Nodes.OPEN ? 1 : 0;
    }
    return current;
  }

  private EraView newestView() {
    List<Era> all = visible;
    return all.get(all.size() - 1).view();
  }

  /** How many versions its parts have together; one may be in several. */
  public long versions() {
    long versions = 0;
    for (Era era : visible) {
      versions += era.view().nodes().count();
    }
    return versions;
  }

  /** How much was put into it so far: versions, endings and links. */
  public long progress() {
    long progress = 0;
    for (Era era : visible) {
      EraView view = era.view();
      progress += view.nodes().count() + view.nodes().endingCount() + view.graph().count();
    }
    return progress;
  }

  /** Whether a block of vectors waits to be linked. */
  public boolean isBehind() {
    for (Era era : visible) {
      if (era.view().isBehind()) {
        return true;
      }
    }
    return false;
  }

  /** How many of the newest part are linked. */
  public long linked() {
    return newestView().graph().count();
  }

  /** How many bytes of memory it takes. */
  public long bytes() {
    long bytes = documents.bytes();
    for (Era era : visible) {
      EraView view = era.view();
      bytes +=
          view.nodes().bytes() + view.rows().bytes() + view.graph().bytes() + era.parents().bytes();
    }
    return bytes;
  }

  /** The part that reads as of a time are about. */
  EraView at(long nanos) {
    List<Era> all = visible;
    int last = all.size() - 1;
    while (last > 0 && all.get(last).fromNanos() > nanos) {
      last--;
    }
    return all.get(last).view();
  }
}

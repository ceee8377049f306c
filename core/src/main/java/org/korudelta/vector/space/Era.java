package org.korudelta.vector.space;

import org.korudelta.log.Address;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.graph.Graph;
import org.korudelta.vector.graph.Parents;
import org.korudelta.vector.graph.Quantised;
import org.korudelta.vector.graph.Rows;

/**
 * The vectors that were current at some time from one moment on, and a graph of them. What has
 * ended stays in it, so that a search of the past finds its way; when that is more than half,
 * another era begins without it ({@link VectorSpace}), and this one stays for reads as of before.
 *
 * <p>Threading: versions are added by one task at a time, and the graph grows by one; {@link #view}
 * from any thread.
 */
final class Era {
  private final long fromNanos;
  private Nodes nodes;
  private Rows rows;
  private volatile Parents parents;
  private volatile EraView view;

  Era(long fromNanos, VectorKernel kernel, int dimensions) {
    this(new EraView(fromNanos, Nodes.none(), Rows.none(kernel, dimensions), Graph.empty()));
  }

  /** An era that goes on from how it was. */
  Era(EraView before) {
    this.fromNanos = before.fromNanos();
    this.nodes = before.nodes();
    this.rows = before.rows();
    this.parents = Parents.of(before.graph());
    this.view = before;
  }

  EraView view() {
    return view;
  }

  Parents parents() {
    return parents;
  }

  long fromNanos() {
    return fromNanos;
  }

  int count() {
    return nodes.count();
  }

  int endings() {
    return nodes.endingCount();
  }

  /** Adds a version, later than all before; nobody sees it yet. */
  void add(Address address, Quantised vector, int document) {
    nodes =
        nodes.with(new Nodes.Facts(address, document, vector.scale(), (float) vector.residual()));
    rows = rows.with(vector.levels(), (float) vector.factor());
  }

  /** A version ends; false when it is none of these. */
  boolean end(Address address, long nanos) {
    int node = nodes.find(address);
    if (node < 0 || nodes.ended(node) != Nodes.OPEN) {
      return false;
    }
    nodes = nodes.close(node, nanos);
    return true;
  }

  /**
   * Takes the vector of a version out: it is no answer at any time, and its levels are zero. Its
   * place in the graph stays.
   *
   * @return whether it was one of these, and there
   */
  boolean wipe(Address address) {
    int node = nodes.find(address);
    if (node < 0 || nodes.ended(node) == Nodes.WIPED) {
      return false;
    }
    rows.wipe(node);
    nodes.wipe(node);
    return true;
  }

  /** The number of a version's metadata; that of none when it is none of these, or was taken. */
  int document(Address address) {
    int node = nodes.find(address);
    return node < 0 || nodes.ended(node) == Nodes.WIPED
        ? Nodes.UNKNOWN_DOCUMENT
        : nodes.document(node);
  }

  /** Takes over the versions of {@code other} that have not ended. */
  void takeCurrent(Era other) {
    for (int node = 0; node < other.nodes.count(); node++) {
      if (other.nodes.ended(node) == Nodes.OPEN) {
        nodes =
            nodes.with(
                new Nodes.Facts(
                    other.nodes.address(node),
                    other.nodes.document(node),
                    other.nodes.scale(node),
                    other.nodes.residual(node)));
        rows = rows.with(other.rows.row(node), other.rows.factor(node));
      }
    }
  }

  /** Lets searches see everything that was added. */
  synchronized void publish() {
    view = new EraView(fromNanos, nodes, rows, view.graph());
  }

  /** Lets searches see a graph that has grown. */
  synchronized void grown(Graph graph, Parents more) {
    parents = more;
    EraView before = view;
    view = new EraView(fromNanos, before.nodes(), before.rows(), graph);
  }
}

package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.korudelta.bytes.ByteSink;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.JsonObject;
import org.korudelta.text.Utf8;
import org.korudelta.vector.graph.GraphParts;

/**
 * A space, as it was at one moment, in parts of bounded size, which {@link SpaceRestoration} makes
 * a space of. Equal spaces have equal parts, on every platform.
 *
 * <pre>
 *  head       namespace, model: sized UTF-8
 *             dimensions, documents, eras: varints
 *  documents  256 a part; each: canonical JSON, sized
 *  each era   fromNanos: time; nodes, endings: varints
 *   endings   4,096 a part; each: time
 *   nodes     256 a part; each: time; ordinal, ended, document: varints;
 *             scale: IEEE double; residual, factor: IEEE single; a byte for each dimension
 *   graph     {@link GraphParts}
 * </pre>
 *
 * <p>{@code ended} is 0 for an open node, 1 for one whose value was taken, and 2 more than the
 * place of the ending else; {@code document} is one more than its number. Threading: immutable.
 */
final class SpaceParts {
  static final int DOCUMENTS = 256;
  static final int ENDINGS = 4_096;
  static final int NODES = 256;
  static final int OPEN = 0;
  static final int WIPED = 1;
  static final int ENDED = 2;

  private final VectorSpace space;
  private final List<JsonObject> documents;
  private final List<EraView> eras = new ArrayList<>();
  private final List<Consumer<ByteSink>> parts = new ArrayList<>();

  SpaceParts(VectorSpace space) {
    this.space = space;
    space.eras().forEach(era -> eras.add(era.view()));
    this.documents = space.documents().all();
    parts.add(this::writeHead);
    for (int from = 0; from < documents.size(); from += DOCUMENTS) {
      int first = from;
      parts.add(sink -> writeDocuments(sink, first));
    }
    eras.forEach(this::addEra);
  }

  private void addEra(EraView era) {
    Nodes nodes = era.nodes();
    parts.add(sink -> writeEra(sink, era));
    for (int from = 0; from < nodes.endingCount(); from += ENDINGS) {
      int first = from;
      parts.add(sink -> writeEndings(sink, nodes, first));
    }
    for (int from = 0; from < nodes.count(); from += NODES) {
      int first = from;
      parts.add(sink -> writeNodes(sink, era, first));
    }
    GraphParts graph = new GraphParts(era.graph());
    for (int i = 0; i < graph.count(); i++) {
      int part = i;
      parts.add(sink -> graph.write(part, sink));
    }
  }

  /** The numbers of all parts, from 0. */
  Iterator<Integer> numbers() {
    return IntStream.range(0, parts.size()).iterator();
  }

  void write(int part, ByteSink sink) {
    parts.get(part).accept(sink);
  }

  /** How many of the newest era's nodes are linked. */
  int linked() {
    return eras.get(eras.size() - 1).graph().count();
  }

  private void writeHead(ByteSink sink) {
    sink.putSized(Utf8.encode(space.name().namespace()))
        .putSized(Utf8.encode(space.name().model()))
        .putVarint(space.dimensions())
        .putVarint(documents.size())
        .putVarint(eras.size());
  }

  private void writeDocuments(ByteSink sink, int from) {
    int to = Math.min(documents.size(), from + DOCUMENTS);
    for (int number = from; number < to; number++) {
      sink.putSized(CanonicalJson.bytes(documents.get(number)));
    }
  }

  private static void writeEra(ByteSink sink, EraView era) {
    sink.putNanos(era.fromNanos())
        .putVarint(era.nodes().count())
        .putVarint(era.nodes().endingCount());
  }

  private static void writeEndings(ByteSink sink, Nodes nodes, int from) {
    int to = Math.min(nodes.endingCount(), from + ENDINGS);
    for (int place = from; place < to; place++) {
      sink.putNanos(nodes.ending(place));
    }
  }

  private void writeNodes(ByteSink sink, EraView era, int from) {
    Nodes nodes = era.nodes();
    int to = Math.min(nodes.count(), from + NODES);
    for (int node = from; node < to; node++) {
      sink.putNanos(nodes.nanos(node))
          .putVarint(nodes.ordinal(node))
          .putVarint(ended(nodes, node))
          .putVarint(nodes.document(node) + 1)
          .putLong(Double.doubleToLongBits(nodes.scale(node)))
          .putInt(Float.floatToIntBits(nodes.residual(node)))
          .putInt(Float.floatToIntBits(era.rows().factor(node)))
          .put(era.rows().row(node), 0, space.dimensions());
    }
  }

  /** What ended after this moment is open. */
  private static int ended(Nodes nodes, int node) {
    int place = nodes.ended(node);
    if (place == Nodes.WIPED) {
      return WIPED;
    }
    return place >= nodes.endingCount() ? OPEN : place + ENDED;
  }
}

package org.korudelta.vector.space;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.log.Address;
import org.korudelta.text.Utf8;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.graph.Graph;
import org.korudelta.vector.graph.GraphRestoration;
import org.korudelta.vector.graph.Rows;

/**
 * Makes a space of its {@link SpaceParts}, and believes no number in them. Errors: {@code
 * corruption}. Threading: one user at a time.
 */
final class SpaceRestoration {
  /** How long levels may be, as a share of the vector: half a level wrong in each of 4,096. */
  private static final double LENGTH_MAX = 1.4;

  private static final int NOBODYS_BYTES = 2; // {}

  private final VectorKernel kernel;
  private final VectorSpace space;
  private int documents;
  private int metadataLeft = Documents.BYTES_MAX;
  private int eras;
  private long fromNanos = Long.MIN_VALUE;
  private int nodesLeft;
  private int endingsLeft;
  private boolean[] taken = new boolean[0]; // Endings that are a node's.
  private Nodes nodes = Nodes.none();
  private Rows rows;
  private @Nullable GraphRestoration graph;
  private int graphParts;
  private Consumer<ByteSource> next;

  /** Begins with the head. */
  SpaceRestoration(ByteSource head, VectorKernel kernel) {
    this.kernel = kernel;
    String namespace = Utf8.decode(head.getSized());
    String model = Utf8.decode(head.getSized());
    int dimensions = bounded("dimensions", head.getVarint(), 1, Embedding.DIMENSIONS_MAX);
    this.space =
        new VectorSpace(
            new VectorSpace.Name(namespace, model), dimensions, kernel, new Documents());
    this.documents = bounded("documents", head.getVarint(), 0, Integer.MAX_VALUE);
    this.eras = bounded("eras", head.getVarint(), 1, Integer.MAX_VALUE);
    this.rows = Rows.none(kernel, dimensions);
    requireEnd(head);
    this.next = documents > 0 ? this::addDocuments : this::beginEra;
  }

  static int bounded(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new KoruException.Corruption(
          "vector index " + what + ": actual=" + value + " min=" + least + " max=" + most);
    }
    return value;
  }

  /** Whether all parts were added. */
  boolean isWhole() {
    return eras == 0;
  }

  VectorSpace space() {
    return space;
  }

  /** Adds the next part. */
  void add(ByteSource part) {
    next.accept(part);
    requireEnd(part);
  }

  private static void requireEnd(ByteSource part) {
    if (part.hasMore()) {
      throw new KoruException.Corruption(
          "vector index section is longer than what it says: bytes=" + part.rest().length);
    }
  }

  private void addDocuments(ByteSource part) {
    int count = Math.min(documents, SpaceParts.DOCUMENTS);
    for (int i = 0; i < count; i++) {
      space.documents().restore(document(part.getSized()));
    }
    documents -= count;
    next = documents > 0 ? this::addDocuments : this::beginEra;
  }

  private JsonObject document(byte[] bytes) {
    int more = bytes.length - NOBODYS_BYTES;
    metadataLeft = bounded("metadata left", metadataLeft - more, 0, Documents.BYTES_MAX);
    if (Json.parse(bytes) instanceof JsonObject object) {
      return object;
    }
    throw new KoruException.Corruption("vector index metadata: bytes=" + bytes.length);
  }

  private void beginEra(ByteSource part) {
    fromNanos = eraNanos(part.getNanos());
    nodesLeft = bounded("nodes", part.getVarint(), 0, Integer.MAX_VALUE);
    endingsLeft = bounded("endings", part.getVarint(), 0, nodesLeft);
    nodes = Nodes.none();
    rows = Rows.none(kernel, space.dimensions());
    graph = null;
    next = afterEndings();
  }

  /** An era begins after the one before it. */
  private long eraNanos(long nanos) {
    if (!space.eras().isEmpty() && nanos <= fromNanos) {
      throw new KoruException.Corruption("vector index era: nanos=" + nanos);
    }
    return nanos;
  }

  private Consumer<ByteSource> afterEndings() {
    if (endingsLeft > 0) {
      return this::addEndings;
    }
    return nodesLeft > 0 ? this::addNodes : this::addGraph;
  }

  private void addEndings(ByteSource part) {
    int count = Math.min(endingsLeft, SpaceParts.ENDINGS);
    for (int i = 0; i < count; i++) {
      addEnding(part.getNanos());
    }
    endingsLeft -= count;
    if (endingsLeft == 0) {
      taken = new boolean[nodes.endingCount()];
    }
    next = afterEndings();
  }

  private void addEnding(long nanos) {
    int count = nodes.endingCount();
    if (count > 0 && nodes.ending(count - 1) > nanos) {
      throw new KoruException.Corruption("vector index ending: nanos=" + nanos);
    }
    nodes = nodes.withEnding(nanos);
  }

  private void addNodes(ByteSource part) {
    int count = Math.min(nodesLeft, SpaceParts.NODES);
    for (int i = 0; i < count; i++) {
      addNode(part);
    }
    nodesLeft -= count;
    next = afterEndings();
  }

  private void addNode(ByteSource part) {
    Address address = new Address(part.getNanos(), part.getVarint());
    int ended = bounded("ended", part.getVarint(), 0, nodes.endingCount() + 1);
    int document = bounded("document", part.getVarint(), 0, space.documents().count()) - 1;
    double scale = measure("scale", Double.longBitsToDouble(part.getLong()));
    double residual = measure("residual", Float.intBitsToFloat(part.getInt()));
    double factor = measure("factor", Float.intBitsToFloat(part.getInt()));
    byte[] levels = levels(part.getBytes(space.dimensions()), factor);
    requireLater(address);
    if (ended == SpaceParts.WIPED) {
      addWiped(address);
      return;
    }
    nodes = nodes.with(new Nodes.Facts(address, document, scale, (float) residual));
    rows = rows.with(levels, (float) factor);
    if (ended != SpaceParts.OPEN) {
      nodes.restoreEnded(nodes.count() - 1, place(ended));
    }
    if (isNew(address)) {
      space.documents().restoreUse(document);
    }
  }

  /** Nothing of its vector is kept: the file may be of the moment in which it was taken. */
  private void addWiped(Address address) {
    nodes = nodes.with(new Nodes.Facts(address, Nodes.UNKNOWN_DOCUMENT, 0, 0));
    nodes.restoreEnded(nodes.count() - 1, Nodes.WIPED);
    rows = rows.with(new byte[rows.stride()], 0);
  }

  /** Not taken over from the era before, where its document was counted. */
  private boolean isNew(Address address) {
    return space.eras().isEmpty() || address.nanos() > fromNanos;
  }

  private static double measure(String what, double value) {
    boolean inRange = value >= 0 && value <= Double.MAX_VALUE;
    if (!inRange) {
      throw new KoruException.Corruption("vector index " + what + ": actual=" + value);
    }
    return value;
  }

  /** Kernels may count on levels from -127 on, and beams on cosines below 2. */
  private byte[] levels(byte[] stored, double factor) {
    int squares = 0;
    for (byte level : stored) {
      bounded("level", level, -Byte.MAX_VALUE, Byte.MAX_VALUE);
      squares += level * level;
    }
    double length = factor * Math.sqrt(squares);
    if (length > LENGTH_MAX) {
      throw new KoruException.Corruption(
          "vector index length: actual=" + length + " max=" + LENGTH_MAX);
    }
    return Arrays.copyOf(stored, rows.stride());
  }

  private int place(int ended) {
    int place = ended - SpaceParts.ENDED;
    if (taken[place]) {
      throw new KoruException.Corruption("vector index ending of two: place=" + place);
    }
    taken[place] = true;
    return place;
  }

  private void requireLater(Address address) {
    if (nodes.count() > 0 && nodes.address(nodes.count() - 1).compareTo(address) >= 0) {
      throw new KoruException.Corruption(
          "vector index order: nanos=" + address.nanos() + " ordinal=" + address.ordinal());
    }
  }

  private void addGraph(ByteSource part) {
    GraphRestoration begun = graph;
    if (begun == null) {
      begun = new GraphRestoration(part, nodes.count());
      graph = begun;
      graphParts = begun.parts();
    } else {
      begun.add(part);
      graphParts--;
    }
    if (graphParts == 0) {
      endEra(begun.graph());
    }
  }

  private void endEra(Graph whole) {
    space.begin(new Era(new EraView(fromNanos, nodes, rows, whole)));
    eras--;
    if (eras == 0) {
      space.documents().endRestoration();
    }
    next = this::beginEra;
  }
}

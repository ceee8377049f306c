package org.korudelta.vector.space;

import java.util.List;
import java.util.Random;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.hash.Digest;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.log.Address;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.VectorQuery;

/** Spaces of drawn vectors, a version each nanosecond from 1 on. */
final class Spaces {
  static final int DIMENSIONS = 6;
  static final VectorSpace.Name NAME = new VectorSpace.Name("ns", "m");

  private Spaces() {}

  static VectorSpace empty() {
    return new VectorSpace(NAME, DIMENSIONS, VectorKernel.portable());
  }

  static Embedding drawn(Random random, JsonObject metadata) {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] = (float) random.nextGaussian();
    }
    return Embedding.of("m", components, metadata);
  }

  static JsonObject bucket(int number) {
    return Json.object().put("bucket", number).build();
  }

  /** Vectors 1 to {@code count}, their bucket being their number modulo ten. */
  static VectorSpace of(int count, int seed) {
    VectorSpace space = empty();
    Random random = new Random(seed);
    for (int i = 1; i <= count; i++) {
      space.add(address(i), drawn(random, bucket(i % 10)));
    }
    space.publish();
    return space;
  }

  static Address address(int number) {
    return new Address(number, 0);
  }

  static Question question(Embedding embedding, int topK, Filter filter, Metric metric) {
    return new Question(
        QueryVector.of(embedding, metric),
        new VectorQuery.Selection(topK, Double.NEGATIVE_INFINITY, filter),
        new VectorQuery.Method(metric, false, 64));
  }

  static List<Long> found(SpaceSearch.Candidates candidates) {
    return candidates.versions().stream().map(Address::nanos).toList();
  }

  /** Links all full blocks of {@code space}. */
  static void grow(DeterministicRuntime runtime, int tasks, VectorSpace space) {
    grow(runtime, new GraphGrowth(runtime, tasks, () -> false), space);
  }

  /** Links all full blocks of {@code space}, or until {@code growth} ends. */
  static void grow(DeterministicRuntime runtime, GraphGrowth growth, VectorSpace space) {
    boolean grew = true;
    while (grew) {
      grew = runtime.await(growth.growNext(space));
    }
  }

  /** The digest of all that {@code space} has. */
  static String digest(VectorSpace space) {
    SpaceDigest digest = new SpaceDigest(space, Digest.portable());
    boolean more = true;
    while (more) {
      more = digest.readNext();
    }
    return digest.hex();
  }
}

package org.korudelta.browser.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.Options;
import org.korudelta.Write;
import org.korudelta.browser.BrowserRuntime;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.function.JSConsumer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/** What is measured of searching vectors in a page and in Node: a database in memory. */
public final class VectorWeb {
  private static final String NAMESPACE = "vectors";
  private static final String MODEL = "bench";
  private static final AsyncRuntime RUNTIME = BrowserRuntime.open();
  private static final Promise<KoruDelta> DATABASE = KoruDelta.open(RUNTIME, Options.defaults());

  private VectorWeb() {}

  /** Loads the module; everything else is exported. */
  public static void main(String[] arguments) {}

  /**
   * Writes vectors, one commit; resolves to how many.
   *
   * @param first the id of the first; the others have those that follow
   * @param rows the components of all, row by row
   */
  @JSExport
  public static JSPromise<JSNumber> write(int first, int dimensions, Float32Array rows) {
    float[] all = rows.copyToJavaArray();
    List<Write> writes = new ArrayList<>();
    for (int at = 0; at < all.length; at += dimensions) {
      float[] row = new float[dimensions];
      System.arraycopy(all, at, row, 0, dimensions);
      String key = Integer.toString(first + at / dimensions);
      writes.add(Write.embed(NAMESPACE, key, Embedding.of(MODEL, row)));
    }
    return answer(
        DATABASE.then(db -> db.putBatch(writes)).map(done -> JSNumber.valueOf(done.size())));
  }

  /** Waits until all are linked; resolves to how many spaces there are. */
  @JSExport
  public static JSPromise<JSNumber> link() {
    return answer(DATABASE.then(KoruDelta::vectorIndex).map(all -> JSNumber.valueOf(all.size())));
  }

  /** Resolves to the ids of the nearest, best first. */
  @JSExport
  public static JSPromise<Int32Array> search(Float32Array query, int most, int effort) {
    Embedding sought = Embedding.of(MODEL, query.copyToJavaArray());
    VectorQuery asked = VectorQuery.of(sought).topK(most).ef(effort);
    return answer(DATABASE.then(db -> db.searchVectors(NAMESPACE, asked)).map(VectorWeb::ids));
  }

  private static Int32Array ids(List<Neighbour> found) {
    int[] ids = new int[found.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Integer.parseInt(found.get(i).key());
    }
    return Int32Array.copyFromJavaArray(ids);
  }

  private static <J extends @Nullable Object> JSPromise<J> answer(Promise<J> promise) {
    return new JSPromise<>(
        (resolve, reject) -> promise.onComplete(outcome -> settle(outcome, resolve, reject)));
  }

  private static <J extends @Nullable Object> void settle(
      Outcome<J> outcome, JSConsumer<J> resolve, JSConsumer<Object> reject) {
    if (outcome instanceof Outcome.Success<J> success) {
      resolve.accept(success.value());
    } else {
      reject.accept(JSString.valueOf(outcome.toString()));
    }
  }
}

package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.text.Utf8;

/**
 * What is known of each namespace after a commit, in the order of their names. Threading:
 * immutable.
 *
 * @param namespaces all that ever had a version
 */
public record Catalog(List<Entry> namespaces) {
  /** Before the first commit. */
  public static final Catalog EMPTY = new Catalog(List.of());

  /**
   * One namespace.
   *
   * @param name its name
   * @param liveKeys how many keys have a value
   * @param models whose vectors were ever stored here, in order of their first
   */
  public record Entry(String name, long liveKeys, List<ModelDimensions> models) {}

  static Catalog read(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    List<Entry> entries = new ArrayList<>();
    while (source.hasMore()) {
      String name = Utf8.decode(source.getSized());
      entries.add(new Entry(name, source.getVarlong(), models(source)));
    }
    return new Catalog(List.copyOf(entries));
  }

  private static List<ModelDimensions> models(ByteSource source) {
    List<ModelDimensions> models = new ArrayList<>();
    for (int left = source.getVarint(); left > 0; left--) {
      String model = Utf8.decode(source.getSized());
      models.add(new ModelDimensions(model, source.getVarint(), source.getNanos()));
    }
    return List.copyOf(models);
  }

  byte[] encoded() {
    ByteSink sink = new ByteSink(64 * namespaces.size());
    for (Entry entry : namespaces) {
      sink.putSized(Utf8.encode(entry.name())).putVarlong(entry.liveKeys());
      sink.putVarint(entry.models().size());
      for (ModelDimensions model : entry.models()) {
        sink.putSized(Utf8.encode(model.model())).putVarint(model.dimensions());
        sink.putNanos(model.sinceNanos());
      }
    }
    return sink.copy();
  }
}

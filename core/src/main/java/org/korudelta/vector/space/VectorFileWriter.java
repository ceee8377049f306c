package org.korudelta.vector.space;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSink;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.FileAppender;

/** Writes one {@link VectorFile}. Memory: a section and a piece. Threading: one user at a time. */
final class VectorFileWriter {
  private static final int SECTION_BYTES = 1 << 16;

  private final AsyncRuntime runtime;
  private final FileAppender appender;
  private final VectorFile.Identity identity;
  private final ByteSink section = new ByteSink(SECTION_BYTES);

  VectorFileWriter(AsyncRuntime runtime, StorageFile file, VectorFile.Identity identity) {
    this.runtime = runtime;
    this.appender = new FileAppender(runtime, file);
    this.identity = identity;
  }

  /** Writes an image; all of it is durable when the promise completes, the file's name is not. */
  Promise<@Nullable Void> write(VectorFile.Image image) {
    add(VectorFile.header(identity, image));
    Iterator<SpaceParts> spaces = image.spaces().iterator();
    return Prompt.whileTrue(runtime, () -> addSpace(spaces))
        .then(
            ignored -> {
              add(VectorFile.end());
              return appender.finish();
            });
  }

  private void add(ByteSink bytes) {
    appender.add(Sections.framed(bytes, identity.number(), appender.position()));
  }

  private Promise<Boolean> addSpace(Iterator<SpaceParts> spaces) {
    if (!spaces.hasNext()) {
      return runtime.completed(false);
    }
    SpaceParts parts = spaces.next();
    Iterator<Integer> numbers = parts.numbers();
    return Prompt.map(
        runtime, Prompt.whileTrue(runtime, () -> addPart(parts, numbers)), ignored -> true);
  }

  private Promise<Boolean> addPart(SpaceParts parts, Iterator<Integer> numbers) {
    if (!numbers.hasNext()) {
      return runtime.completed(false);
    }
    section.clear();
    parts.write(numbers.next(), section);
    add(section);
    return appender.isFull() ? appender.drain().map(ignored -> true) : runtime.completed(true);
  }
}

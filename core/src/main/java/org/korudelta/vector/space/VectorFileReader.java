package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.vector.VectorKernel;

/** Reads one {@link VectorFile}, every section of it. Threading: one user at a time. */
final class VectorFileReader {
  private final AsyncRuntime runtime;
  private final SectionReader sections;
  private final VectorFile.Identity identity;
  private final VectorKernel kernel;
  private final List<VectorSpace> spaces = new ArrayList<>();
  private @Nullable SpaceRestoration current;

  VectorFileReader(
      AsyncRuntime runtime, StorageFile file, VectorFile.Identity identity, VectorKernel kernel) {
    this.runtime = runtime;
    this.sections = new SectionReader(runtime, file, identity.number());
    this.identity = identity;
    this.kernel = kernel;
  }

  /**
   * All that it has.
   *
   * @throws KoruException.Corruption when it is not whole, damaged, or of another log
   * @throws KoruException.Unsupported when a later release wrote it
   */
  Promise<VectorFile.Contents> read() {
    return Prompt.then(runtime, sections.next(), this::read);
  }

  private Promise<VectorFile.Contents> read(ByteSource header) {
    VectorFile.requireIdentity(header, identity);
    long nanos = header.getNanos();
    int wanted = header.getVarint();
    return Prompt.map(
        runtime,
        Prompt.then(
            runtime,
            Prompt.whileTrue(runtime, () -> addSection(wanted)),
            ignored -> sections.next()),
        end -> {
          VectorFile.requireEnd(end);
          return new VectorFile.Contents(nanos, List.copyOf(spaces));
        });
  }

  private Promise<Boolean> addSection(int wanted) {
    SpaceRestoration begun = current;
    if (begun == null && spaces.size() == wanted) {
      return runtime.completed(false);
    }
    return Prompt.map(
        runtime,
        sections.next(),
        section -> {
          try {
            add(begun, section);
          } catch (KoruException.BadRequest | KoruException.Limit e) {
            throw new KoruException.Corruption("vector index says nonsense: " + e.getMessage(), e);
          }
          return true;
        });
  }

  private void add(@Nullable SpaceRestoration begun, ByteSource section) {
    if (begun == null) {
      current = new SpaceRestoration(section, kernel);
      return;
    }
    begun.add(section);
    if (begun.isWhole()) {
      requireNew(begun.space().name());
      spaces.add(begun.space());
      current = null;
    }
  }

  private void requireNew(VectorSpace.Name name) {
    if (spaces.stream().anyMatch(space -> space.name().equals(name))) {
      throw new KoruException.Corruption("vector index has a space twice: " + name);
    }
  }
}

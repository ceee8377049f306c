package org.korudelta.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.FileName;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.ReadOnlyFile;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;

/**
 * Storage that is written in JavaScript: see {@link StorageAdapter}.
 *
 * <p>What it sees to itself: names by the rule of {@link FileName}, {@code closed} after close,
 * {@code read_only} for what was opened to be read. Everything else the adapter does. Threading:
 * the one thread of the event loop.
 */
final class ScriptStorage implements Storage {
  private final ScriptAnswers answers;
  private final StorageAdapter adapter;
  private final SafeSink errors;
  private final Set<ScriptFile> open = new LinkedHashSet<>();
  private @Nullable OwnerLock owner;

  /** {@code errors} receives those of {@link #shutDown}, which has no promise. */
  ScriptStorage(AsyncRuntime runtime, StorageAdapter adapter, SafeSink errors) {
    this.answers = new ScriptAnswers(runtime);
    this.adapter = adapter;
    this.errors = errors;
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return answers.of(
        "create", name, () -> adapter.create(FileName.checked(name)), file -> opened(name, file));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return answers.of(
        "open", name, () -> adapter.open(FileName.checked(name)), file -> opened(name, file));
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return answers.of(
        "open to read",
        name,
        () -> adapter.openToRead(FileName.checked(name)),
        file -> new ReadOnlyFile(runtime(), opened(name, file)));
  }

  private StorageFile opened(String name, JSObject file) {
    ScriptFile opened = new ScriptFile(this, name, (FileAdapter) file);
    open.add(opened);
    return opened;
  }

  @Override
  public Promise<List<String>> list() {
    return answers.of("list", "", adapter::list, ScriptStorage::texts);
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return answers.done(
        "rename", from, () -> adapter.rename(FileName.checked(from), FileName.checked(to)));
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return answers.done("delete", name, () -> adapter.delete(FileName.checked(name)));
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return answers.done("syncDirectory", "", adapter::syncDirectory);
  }

  @Override
  public Promise<OwnerLock> lock() {
    return answers.of("lock", "", adapter::lock, this::owning);
  }

  private OwnerLock owning(JSObject release) {
    OwnerLock lock = new Ownership(release);
    owner = lock;
    return lock;
  }

  /** Closes what is open, without a sync, and gives the ownership up. */
  void shutDown() {
    for (ScriptFile file : new ArrayList<>(open)) {
      reportFailure("close " + file.name(), file::close);
    }
    if (owner != null) {
      reportFailure("unlock", owner::release);
    }
  }

  private void reportFailure(String name, Supplier<Promise<@Nullable Void>> end) {
    end.get()
        .onComplete(
            outcome -> {
              if (outcome instanceof Outcome.Failure<?> failure) {
                errors.report(name, failure.error());
              }
            });
  }

  ScriptAnswers answers() {
    return answers;
  }

  AsyncRuntime runtime() {
    return answers.runtime();
  }

  void closed(ScriptFile file) {
    open.remove(file);
  }

  private static List<String> texts(JSObject array) {
    @SuppressWarnings("unchecked")
    JSArrayReader<JSString> names = (JSArrayReader<JSString>) array;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < names.getLength(); i++) {
      texts.add(names.get(i).stringValue());
    }
    return texts;
  }

  @JSBody(params = "release", script = "return release();")
  private static native JSObject call(JSObject release);

  /** Ownership until it is given up, once. */
  private final class Ownership implements OwnerLock {
    private final JSObject release;
    private boolean released;

    Ownership(JSObject release) {
      this.release = release;
    }

    @Override
    public Promise<@Nullable Void> release() {
      if (released) {
        return runtime().completed(null);
      }
      released = true;
      return answers.done("unlock", "", () -> call(release));
    }
  }
}

package org.korudelta.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Utf8;

/**
 * A service for tests over what all of them share. It does what the request's first word says:
 * {@code add WORD} appends and answers all words, {@code all} answers them, {@code slow SECONDS}
 * takes its time, {@code big BYTES} answers so many, {@code fail} fails, {@code throw} throws.
 */
final class Register implements Service {
  /** What outlives services. */
  static final class Store {
    final List<String> words = new ArrayList<>();
    final List<String> gone = new ArrayList<>();
    final List<String> callers = new ArrayList<>();
    int open;
    int opened;
    @Nullable KoruException refusal;
    Duration opening = Duration.ZERO;

    Promise<Service> open(AsyncRuntime runtime) {
      KoruException refused = refusal;
      if (refused != null) {
        return runtime.failed(refused);
      }
      return runtime.sleep(opening).map(slept -> new Register(runtime, this));
    }
  }

  private final AsyncRuntime runtime;
  private final Store store;
  private boolean closed;

  private Register(AsyncRuntime runtime, Store store) {
    this.runtime = runtime;
    this.store = store;
    store.opened++;
    store.open++;
    if (store.open > 1) {
      throw new AssertionError("open twice");
    }
  }

  @Override
  public Promise<byte[]> call(String member, byte[] request) {
    if (closed) {
      return runtime.failed(new KoruException.Closed("register is closed"));
    }
    store.callers.add(member);
    String text = Utf8.decode(request);
    int space = text.indexOf(' ');
    String argument = text.substring(space + 1);
    return switch (space < 0 ? text : text.substring(0, space)) {
      case "add" -> add(argument);
      case "all" -> runtime.completed(all());
      case "slow" ->
          runtime.sleep(Duration.ofSeconds(Long.parseLong(argument))).then(done -> add("slept"));
      case "big" -> runtime.completed(new byte[Integer.parseInt(argument)]);
      case "size" -> runtime.completed(Utf8.encode(String.valueOf(request.length)));
      case "fail" -> runtime.failed(new KoruException.Conflict("expected=1 actual=2"));
      default -> throw new IllegalStateException("no such word: " + text.length());
    };
  }

  private Promise<byte[]> add(String word) {
    store.words.add(word);
    return runtime.completed(all());
  }

  private byte[] all() {
    return Utf8.encode(String.join(",", store.words));
  }

  @Override
  public void memberGone(String member) {
    store.gone.add(member);
  }

  @Override
  public Promise<@Nullable Void> close() {
    closed = true;
    store.open--;
    return runtime.completed(null);
  }
}

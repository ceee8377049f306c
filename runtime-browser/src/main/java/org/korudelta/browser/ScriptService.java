package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.shared.Service;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint8Array;

/** A service that is written in JavaScript: see {@link ServiceAdapter}. */
final class ScriptService implements Service {
  private final ScriptAnswers answers;
  private final ServiceAdapter adapter;

  private ScriptService(ScriptAnswers answers, ServiceAdapter adapter) {
    this.answers = answers;
    this.adapter = adapter;
  }

  /** Opens the service. */
  static Promise<Service> open(ScriptAnswers answers, ServiceAdapter.Opener opener) {
    return answers.of(
        "open service",
        "",
        opener::open,
        opened -> new ScriptService(answers, (ServiceAdapter) opened));
  }

  @Override
  public Promise<byte[]> call(String member, byte[] request) {
    return answers.of(
        "call",
        member,
        () -> adapter.call(bytes(request), member),
        answer -> Bytes.copyOf("answer", answer));
  }

  @Override
  public void memberGone(String member) {
    adapter.memberGone(member);
  }

  @Override
  public Promise<@Nullable Void> close() {
    return answers.done("close service", "", adapter::close);
  }

  /** A copy: in WebAssembly there is nothing else. */
  static Uint8Array bytes(byte[] bytes) {
    return unsigned(Int8Array.copyFromJavaArray(bytes));
  }

  @JSBody(
      params = "bytes",
      script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);")
  private static native Uint8Array unsigned(JSObject bytes);
}

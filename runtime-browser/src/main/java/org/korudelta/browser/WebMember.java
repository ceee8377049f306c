package org.korudelta.browser;

import java.time.Duration;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.shared.CallKind;
import org.korudelta.shared.Member;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * One of the tabs that share a service, as JavaScript sees it; see {@link Member} for what becomes
 * of calls. Promises reject with an {@code Error} whose {@code code} is a stable one.
 *
 * <pre>{@code
 * const member = await join('notes', async () => ({ call, memberGone, close }));
 * const answer = await member.call(new Uint8Array([1]), true);
 * await member.leave();
 * }</pre>
 */
public final class WebMember {

  /** Hears that the service is open here. */
  @JSFunctor
  public interface OwnerCallback extends JSObject {
    /** Called with nothing. */
    void opened();
  }

  /** Not that of the database's exports, which would come with it. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final AsyncRuntime runtime;
  private final Member member;

  private WebMember(AsyncRuntime runtime, Member member) {
    this.runtime = runtime;
    this.member = member;
  }

  /**
   * Joins those of this origin who share {@code name}; {@code open} is called whenever this one is
   * to open the service. Resolves at once, before anybody has opened it.
   */
  public static JSPromise<WebMember> join(JSObject name, ServiceAdapter.Opener open) {
    AsyncRuntime runtime = BrowserRuntime.open();
    ScriptAnswers answers = new ScriptAnswers(runtime);
    return Bridge.promise(
        () -> {
          String shared = Arguments.requiredText("name", name);
          return runtime.completed(
              Member.join(runtime, shared, () -> ScriptService.open(answers, open)));
        },
        member -> new WebMember(runtime, member));
  }

  /**
   * Calls the service; resolves to its answer, a {@code Uint8Array}.
   *
   * @param request a {@code Uint8Array}, which is copied
   * @param repeatable whether it does no harm to make the call twice, as a read
   */
  @JSExport
  public JSPromise<Uint8Array> call(JSObject request, boolean repeatable) {
    return Bridge.promise(
        () ->
            member.call(
                Bytes.copyOf("request", request), repeatable ? CallKind.REPEATABLE : CallKind.ONCE),
        ScriptService::bytes);
  }

  /** What the service knows this member by. */
  @JSExport
  @JSProperty
  public String getId() {
    return member.id();
  }

  /** Whether the service is open here. */
  @JSExport
  @JSProperty
  public boolean getOwner() {
    return member.isOwner();
  }

  /** Calls {@code callback} whenever the service has been opened here, and now if it is open. */
  @JSExport
  public void onOwner(OwnerCallback callback) {
    member.onOwner(callback::opened);
  }

  /** Leaves; resolves when the service is closed, if it was open here. */
  @JSExport
  public JSPromise<JSUndefined> leave() {
    return Bridge.promise(
        () -> member.leave().then(left -> runtime.close(GRACE)), unended -> JSUndefined.instance());
  }
}

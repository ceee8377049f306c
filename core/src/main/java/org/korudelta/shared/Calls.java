package org.korudelta.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/**
 * The calls of a member that have no answer yet.
 *
 * <p>Threading: on the member's strand.
 */
final class Calls implements Contact.Listener {
  /*
   * Invariants:
   * - a call is in one of the three: waiting (no owner has got anything of it), posted (to the owner
   *   that the contact knows), direct (run by the service in this runtime);
   * - waiting is in the order of the calls.
   */
  private final Room room;
  private final Contact contact;
  private final ArrayDeque<PendingCall> waiting = new ArrayDeque<>();
  private final Map<Integer, Posted> posted = new LinkedHashMap<>();
  private final Map<Integer, PendingCall> direct = new LinkedHashMap<>();
  private @Nullable Ownership own;
  private boolean left;
  private int numbered;

  Calls(Room room) {
    this.room = room;
    this.contact = new Contact(room, this);
  }

  Contact contact() {
    return contact;
  }

  Promise<byte[]> call(byte[] request, CallKind kind) {
    PromiseSource<byte[]> answer = room.runtime().promise();
    if (left) {
      answer.fail(closed());
    } else {
      waiting.add(new PendingCall(++numbered, kind, request, answer));
      goOn();
    }
    return answer.promise();
  }

  private void goOn() {
    if (own != null) {
      runHere(own);
    } else {
      mayPost();
      if (waits()) {
        contact.expect();
      }
    }
  }

  // Another's service

  @Override
  public boolean waits() {
    return own == null && !(waiting.isEmpty() && posted.isEmpty());
  }

  @Override
  public void mayPost() {
    while (own == null && !waiting.isEmpty() && contact.hasRoom()) {
      PendingCall next = waiting.remove();
      int frame = contact.post(CallFormat.request(next.number(), next.request()));
      posted.put(next.number(), new Posted(next, frame));
    }
  }

  @Override
  public void answered(CallFormat.Answer answer) {
    Posted answered = posted.remove(answer.call());
    if (answer instanceof CallFormat.Answer.NotRun) {
      contact.ownerLeaves();
    }
    if (answered != null) {
      end(answered.call(), answer);
    } // Else its caller was told something else meanwhile.
  }

  private void end(PendingCall call, CallFormat.Answer answer) {
    if (answer instanceof CallFormat.Answer.Done done) {
      call.answer().succeed(done.bytes());
    } else if (answer instanceof CallFormat.Answer.Failed failed) {
      call.answer().fail(failed.error().thrown());
    } else {
      waitAgain(List.of(call));
    }
  }

  /** Puts calls back in line, at their places. */
  private void waitAgain(List<PendingCall> calls) {
    List<PendingCall> all = new ArrayList<>(waiting);
    all.addAll(calls);
    all.sort((one, other) -> Integer.compare(one.number(), other.number()));
    waiting.clear();
    waiting.addAll(all);
  }

  @Override
  public void ownerLeft(int taken) {
    List<PendingCall> notRun = new ArrayList<>();
    posted.values().stream()
        .filter(one -> one.frame() > taken)
        .forEach(one -> notRun.add(one.call()));
    notRun.forEach(call -> posted.remove(call.number()));
    waitAgain(notRun);
  }

  @Override
  public void ownerGone() {
    waitAgain(takePosted("its owner has gone"));
  }

  /** Those that may be made again; all others fail, for this reason. */
  private List<PendingCall> takePosted(String why) {
    List<PendingCall> repeatable = new ArrayList<>();
    for (Posted one : posted.values()) {
      PendingCall call = one.call();
      if (call.isRepeatable()) {
        repeatable.add(call);
      } else {
        call.answer().fail(unknown(call, why));
      }
    }
    posted.clear();
    return repeatable;
  }

  private KoruException unknown(PendingCall call, String why) {
    return new KoruException.OutcomeUnknown(
        "call may have been made: name="
            + room.names().name()
            + " call="
            + call.number()
            + ": "
            + why);
  }

  @Override
  public void silent() {
    waitAgain(takePosted("its owner gives no sign of life"));
    List<PendingCall> failed = List.copyOf(waiting);
    waiting.clear();
    failed.forEach(call -> call.answer().fail(unavailable()));
  }

  private KoruException unavailable() {
    return new KoruException.Unavailable(
        "owner gives no sign of life: name="
            + room.names().name()
            + " millis="
            + Contact.TICK.toMillis() * Contact.SILENT_TICKS_MAX);
  }

  @Override
  public void refused(CarriedError error) {
    while (!waiting.isEmpty()) {
      waiting.remove().answer().fail(error.thrown());
    }
  }

  // The service here

  /** This member is the owner from now on. */
  void owner(Ownership ownership) {
    own = ownership;
    contact.rest();
    ownerGone();
  }

  /** The service here is open, or did not open. */
  void ownerChanged() {
    if (own != null) {
      goOn();
      if (own.state() == OwnerState.FAILED) {
        refused(own.error());
      }
    }
  }

  private void runHere(Ownership ownership) {
    ownership.wanted();
    while (!waiting.isEmpty() && ownership.state() == OwnerState.OPEN) {
      PendingCall next = waiting.remove();
      direct.put(next.number(), next);
      room.whenDone(
          ownership.run(room.id(), next.request()), outcome -> ran(next, ownership, outcome));
    }
    if (ownership.state() == OwnerState.FAILED) {
      refused(ownership.error());
    }
  }

  private void ran(PendingCall call, Ownership ownership, Outcome<byte[]> outcome) {
    if (direct.remove(call.number()) == null) {
      return;
    }
    if (outcome instanceof Outcome.Success<byte[]> success) {
      call.answer().succeed(success.value());
    } else {
      failed(call, ownership, Room.error(outcome));
    }
  }

  private void failed(PendingCall call, Ownership ownership, Throwable error) {
    if (ownership.isRefusal(error) && !left) {
      waitAgain(List.of(call));
      goOn();
    } else {
      call.answer().fail(error);
    }
  }

  /** This member is the owner no more, and goes on as another. */
  void ownerNoMore() {
    own = null;
    contact.speak();
    goOn();
  }

  // The end

  /** Calls fail from now on; those of the service here have until it is closed. */
  void leave() {
    left = true;
    contact.rest();
    List<PendingCall> open = new ArrayList<>(waiting);
    posted.values().forEach(one -> open.add(one.call()));
    waiting.clear();
    posted.clear();
    open.forEach(call -> call.answer().fail(closed()));
  }

  /** The service here is closed. */
  void ended() {
    List<PendingCall> open = new ArrayList<>(direct.values());
    direct.clear();
    open.forEach(call -> call.answer().fail(closed()));
  }

  private KoruException closed() {
    return new KoruException.Closed("member has left: name=" + room.names().name());
  }

  /**
   * A call of which something was posted.
   *
   * @param frame the last of its frames
   */
  private record Posted(PendingCall call, int frame) {}
}

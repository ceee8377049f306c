package org.korudelta.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.peers.Inbox;
import org.korudelta.runtime.peers.PeerLock;
import org.korudelta.text.Hex;

/**
 * One of the runtimes that share a service, such as the tabs of an origin its database. One member
 * at a time is the owner: it has the service open. The others call it by messages, and when it goes
 * the next in line opens the service.
 *
 * <pre>{@code
 * Member member = Member.join(runtime, "notes", () -> openDatabase().map(DatabaseService::new));
 * Promise<byte[]> answer = member.call(request, CallKind.REPEATABLE);
 * member.leave();
 * }</pre>
 *
 * <p>What becomes of a call, and each comes to its end:
 *
 * <ul>
 *   <li>the service's answer, or its error;
 *   <li>the owner goes: a {@link CallKind#REPEATABLE} call is made again at the next, as is one of
 *       which nothing was posted yet; a {@link CallKind#ONCE} call fails {@code outcome_unknown};
 *   <li>no owner gives a sign of life for three seconds, because it is frozen or because it blocks
 *       its event loop: {@code unavailable}; or {@code outcome_unknown} for a {@link CallKind#ONCE}
 *       call of which something was posted, since it is made when the owner goes on. A call that
 *       takes long does not fail while its owner is alive;
 *   <li>the service did not open: the error of that, for all calls that wait; the next call tries
 *       again;
 *   <li>this member leaves: {@code closed}.
 * </ul>
 *
 * <p>A frozen owner stays the owner, and nobody takes its place: it holds the lock, and may hold
 * the storage. Calls work again when it goes on.
 *
 * <p>Threading: safe from any thread.
 */
public final class Member {
  private static final int ID_BYTES = 16;

  private final Room room;
  private final Supplier<Promise<Service>> opener;
  private final Calls calls;
  private final List<Runnable> onOwner = new ArrayList<>();
  private final List<Inbox> inboxes = new ArrayList<>();
  private TaskHandle<PeerLock> presence;
  private @Nullable TaskHandle<PeerLock> line;
  private @Nullable Ownership own;
  private @Nullable PromiseSource<@Nullable Void> leaving;
  private volatile boolean owner;

  private Member(Room room, Supplier<Promise<Service>> opener) {
    this.room = room;
    this.opener = opener;
    this.calls = new Calls(room);
    this.presence = presence();
  }

  /** While it has this lock others know that it is there. */
  private TaskHandle<PeerLock> presence() {
    return room.task("presence", () -> room.runtime().peers().lock(room.names().member(room.id())));
  }

  /**
   * Joins those who share {@code name}, and gets in line to be their owner.
   *
   * @param name the same for all of them: 1 to 200 UTF-16 units without lone surrogates
   * @param opener opens the service, whenever this member becomes the owner; {@code already_open}
   *     is taken for what is left of an owner whose process has ended, and tried again for a while
   * @throws KoruException.BadRequest if that is no name
   * @throws KoruException.Unsupported without {@link Capability#PEERS} or {@link
   *     Capability#PEER_LOCKS}
   */
  public static Member join(AsyncRuntime runtime, String name, Supplier<Promise<Service>> opener) {
    if (!runtime.supports(Capability.PEERS) || !runtime.supports(Capability.PEER_LOCKS)) {
      throw new KoruException.Unsupported("nothing is shared here: name=" + name);
    }
    byte[] id = new byte[ID_BYTES];
    runtime.entropy().nextBytes(id);
    Room room = new Room(runtime, runtime.strand(), new Names(name), Hex.encode(id));
    Member member = new Member(room, opener);
    member.inboxes.add(room.listen(room.names().member(room.id()), member.calls.contact()::take));
    member.inboxes.add(room.listen(room.names().everybody(), member.calls.contact()::take));
    room.whenDone(member.presence.promise(), member::present);
    return member;
  }

  /** What {@link Service#call} knows this member by: 32 random hexadecimal digits. */
  public String id() {
    return room.id();
  }

  /** Whether this member has the service open. */
  public boolean isOwner() {
    return owner;
  }

  /** Runs {@code callback} whenever this member has opened the service, and now if it has. */
  public void onOwner(Runnable callback) {
    room.onStrand(() -> addOnOwner(callback));
  }

  private void addOnOwner(Runnable callback) {
    onOwner.add(callback);
    if (owner) {
      callback.run();
    }
  }

  /** Calls the service, wherever it is; {@code request} is not changed any more. */
  public Promise<byte[]> call(byte[] request, CallKind kind) {
    return room.strand().spawn(() -> calls.call(request, kind));
  }

  // In line

  private void present(Outcome<PeerLock> outcome) {
    if (!(outcome instanceof Outcome.Success<PeerLock> success)) {
      fail(outcome);
    } else if (leaving != null) {
      success.value().release();
    } else {
      room.whenDone(success.value().lost(), this::missed);
      if (line == null) {
        calls.contact().speak();
        standInLine();
      }
    }
  }

  /** The platform has taken it for gone, and so does the owner. */
  private void missed(Outcome<@Nullable Void> lost) {
    if (leaving == null && lost instanceof Outcome.Success<@Nullable Void>) {
      presence = presence();
      room.whenDone(presence.promise(), this::present);
    }
  }

  private void standInLine() {
    TaskHandle<PeerLock> standing =
        room.task("line", () -> room.runtime().peers().lock(room.names().owner()));
    line = standing;
    room.whenDone(standing.promise(), this::stood);
  }

  private void stood(Outcome<PeerLock> outcome) {
    if (!(outcome instanceof Outcome.Success<PeerLock> success)) {
      fail(outcome);
    } else if (leaving != null) {
      success.value().release();
    } else {
      own(success.value());
    }
  }

  /** To the error sink: there is nobody who asked for it. */
  private static void fail(Outcome<PeerLock> outcome) {
    if (outcome instanceof Outcome.Failure<PeerLock> failure
        && failure.error() instanceof RuntimeException error) {
      throw error;
    }
  }

  // Owner

  private void own(PeerLock lock) {
    Ownership mine = new Ownership(room, lock, opener, this::changed);
    own = mine;
    calls.owner(mine);
    mine.begin();
    room.whenDone(lock.lost(), lost -> lost(mine, lost));
  }

  private void changed() {
    owner = own != null && own.state() == OwnerState.OPEN;
    calls.ownerChanged();
    if (owner) {
      onOwner.forEach(Runnable::run);
    }
  }

  @SuppressWarnings("ReferenceEquality") // That one and no other.
  private void lost(Ownership mine, Outcome<@Nullable Void> lost) {
    if (own == mine && leaving == null && lost instanceof Outcome.Success<@Nullable Void>) {
      owner = false;
      own = null;
      Promise<@Nullable Void> ended = mine.end();
      calls.ownerNoMore();
      room.whenDone(ended, this::standAgain);
    }
  }

  private void standAgain(Outcome<@Nullable Void> ended) {
    if (leaving == null) {
      standInLine();
    }
    if (ended instanceof Outcome.Failure<@Nullable Void> failure
        && failure.error() instanceof RuntimeException error) {
      throw error; // To the error sink: nobody asked the service to close.
    }
  }

  // The end

  /**
   * Fails the calls that have no answer, closes the service where it is open, and gives its lock to
   * the next in line; fails with what closing failed with, and has left all the same. Harmless when
   * repeated.
   */
  public Promise<@Nullable Void> leave() {
    return room.strand().spawn(this::leaveOnce);
  }

  private Promise<@Nullable Void> leaveOnce() {
    if (leaving == null) {
      leaving = room.runtime().promise();
      owner = false;
      calls.leave();
      if (line != null) {
        line.cancel();
      }
      Promise<@Nullable Void> ended = own == null ? room.runtime().completed(null) : own.end();
      room.whenDone(ended, this::left);
    }
    return leaving.promise();
  }

  private void left(Outcome<@Nullable Void> ended) {
    calls.ended();
    inboxes.forEach(Inbox::close);
    presence.cancel();
    if (presence.promise().peek().orElse(null) instanceof Outcome.Success<PeerLock> present) {
      present.value().release();
    }
    PromiseSource<@Nullable Void> end = Objects.requireNonNull(leaving);
    if (ended instanceof Outcome.Success<@Nullable Void>) {
      end.succeed(null);
    } else {
      end.fail(Room.error(ended));
    }
  }
}

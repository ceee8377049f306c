package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/**
 * A lock on its way from its holder to one who steals it. Thieves come one after the other; each
 * takes a free lock at once, and else asks the holder to make way and takes the lock when that one
 * has heard, or after {@value #PATIENCE_MILLIS} ms: the holder may be busy, asleep, or just gone.
 */
final class WebTheft implements WebLock.Asker {
  /*
   * Steps: in line behind other thieves; looking whether the lock is free; asking; taking. The place
   * in front of the thieves is kept until this holds the lock and hears what the next thief asks.
   *
   * The holder may change while this asks: each new one says so, and is asked again.
   */
  static final int PATIENCE_MILLIS = 150;

  private final WebClaim claim;
  private final SafeSink errors;
  private final String id;
  private @Nullable WebLock turn;
  private @Nullable WebLock attempt;
  private @Nullable LockTalk talk;
  private @Nullable JSObject patience;

  WebTheft(WebClaim claim) {
    this.claim = claim;
    this.errors = claim.peers.errors;
    this.id = Integer.toString(new CryptoEntropy().nextInt());
  }

  void start() {
    turn = WebLock.queue(errors, claim.thievesName(), new Turn());
  }

  /** Gives up; a lock that the platform is about to give goes to the next. */
  void cancel() {
    stopAsking();
    if (attempt != null) {
      attempt.release();
    }
    endTurn();
  }

  private void ask() {
    talk = LockTalk.open(errors, claim.name, this::hear);
    talk.say(LockTalk.ASK + id);
    patience = EventLoop.timer(() -> errors.run("peers", this::take), PATIENCE_MILLIS);
  }

  private void hear(String words) {
    if (talk != null && words.equals(LockTalk.HELD)) {
      talk.say(LockTalk.ASK + id);
    } else if (talk != null && words.equals(LockTalk.TOLD + id)) {
      take();
    }
  }

  private void take() {
    stopAsking();
    attempt = WebLock.steal(errors, claim.lockName(), this);
  }

  private void stopAsking() {
    if (talk != null) {
      talk.close();
      talk = null;
    }
    if (patience != null) {
      EventLoop.clearTimer(patience);
      patience = null;
    }
  }

  private void endTurn() {
    if (turn != null) {
      turn.release();
    }
  }

  @Override
  public void granted(WebLock lock) {
    claim.granted(lock);
    endTurn();
  }

  @Override
  public void busy() {
    ask();
  }

  @Override
  public void broken(String problem) {
    claim.broken(problem);
    endTurn();
  }

  /** This thief is the first. */
  private final class Turn implements WebLock.Asker {
    @Override
    public void granted(WebLock line) {
      attempt = WebLock.ifFree(errors, claim.lockName(), WebTheft.this);
    }

    @Override
    public void broken(String problem) {
      claim.broken(problem);
    }
  }
}

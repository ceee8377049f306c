package org.korudelta.browser;

import org.jspecify.annotations.Nullable;

/**
 * A lock that is held, and makes way for a thief.
 *
 * <p>A holder that is asked tells its claimant, and answers when that one has heard: then the thief
 * takes the lock. It does not give the lock back itself, since the next in the platform's line
 * would have it; nor when it is released while a thief is about. A holder that comes to answer too
 * late, or never, is broken by the platform, and its claimant told afterwards: this is where the
 * platform cannot know.
 */
final class WebHold {
  /*
   * A thief may give up, or end with its page. So a holder that has answered gets in line behind
   * the thieves, and when it is served none is left: then it gives the lock to the next in line.
   */
  private final WebClaim claim;
  private final WebLock lock;
  private final LockTalk talk;
  private @Nullable WebLock lastThief;
  private String thief = "";
  private boolean told;
  private boolean heard;
  private boolean over;

  WebHold(WebClaim claim, WebLock lock) {
    this.claim = claim;
    this.lock = lock;
    this.talk = LockTalk.open(claim.peers.errors, claim.name, this::hear);
  }

  /** Tells thieves and the claimant that there is a holder. */
  void start() {
    talk.say(LockTalk.HELD);
    claim.claimant.granted();
  }

  private void hear(String words) {
    if (!over && words.startsWith(LockTalk.ASK)) {
      asked(words.substring(LockTalk.ASK.length()));
    }
  }

  private void asked(String by) {
    thief = by;
    if (heard) {
      makeWay();
    } else if (!told) {
      told = true;
      claim.claimant.taken(this::release);
    }
  }

  /** Gives the lock to the thief that asked last, or else to the next in line. */
  void release() {
    heard = true;
    if (thief.isEmpty()) {
      end();
    } else {
      makeWay();
    }
  }

  private void makeWay() {
    if (over) {
      return;
    }
    talk.say(LockTalk.TOLD + thief);
    if (lastThief == null) {
      lastThief = WebLock.queue(claim.peers.errors, claim.thievesName(), new LastThief());
    }
  }

  /** Another holds the lock. */
  void stolen() {
    boolean tell = !told && !heard;
    end();
    if (tell) {
      claim.claimant.taken(() -> {});
    }
  }

  private void end() {
    if (!over) {
      over = true;
      claim.peers.forget(claim);
      lock.release();
      talk.close();
      if (lastThief != null) {
        lastThief.release();
      }
    }
  }

  /** Served when no thief is left. */
  private final class LastThief implements WebLock.Asker {
    @Override
    public void granted(WebLock line) {
      end();
    }

    @Override
    public void broken(String problem) {
      end();
    }
  }
}

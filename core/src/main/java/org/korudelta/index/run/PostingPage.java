package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.List;

/** Keeps a page of the versions that are offered in order. Threading: one user at a time. */
public final class PostingPage {
  private final List<Posting> postings = new ArrayList<>();
  private final int limit;
  private final long afterNanos;
  private int toSkip;

  /** A page of at most {@code limit} after the first {@code offset}. */
  public PostingPage(int offset, int limit) {
    this(offset, limit, Long.MIN_VALUE);
  }

  /** As the other one, of the versions that are later than {@code afterNanos}. */
  public PostingPage(int offset, int limit, long afterNanos) {
    this.toSkip = offset;
    this.limit = limit;
    this.afterNanos = afterNanos;
  }

  /** Offers the next version. */
  public void add(Posting posting) {
    if (posting.nanos() <= afterNanos) {
      return;
    }
    if (toSkip > 0) {
      toSkip--;
    } else if (!isFull()) {
      postings.add(posting);
    }
  }

  /** Whether nothing more is wanted. */
  public boolean isFull() {
    return postings.size() >= limit;
  }

  /** The page. */
  public List<Posting> postings() {
    return postings;
  }
}

package org.korudelta.jvm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.korudelta.Commit;
import org.korudelta.FeedOptions;
import org.korudelta.HistoricalWrite;
import org.korudelta.Write;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.FeedPublisher;
import org.korudelta.text.Timestamp;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** Rules 1.x and 3.x, over a database with commits at the first nanoseconds. */
public class FeedPublisherVerification extends FlowPublisherVerification<Commit> {
  private static final int COMMITS = 2_000;

  private final BlockingKoruDelta database = BlockingKoruDelta.inMemory();
  private final BlockingKoruDelta closed = BlockingKoruDelta.inMemory();

  public FeedPublisherVerification() {
    super(new TestEnvironment(Verification.TIMEOUT_MILLIS, Verification.QUIET_MILLIS));
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 1; i <= COMMITS; i++) {
      Write put = Write.put("ns", "key", Json.parse("" + i));
      writes.add(new HistoricalWrite(Timestamp.ofEpochNanos(i), put));
    }
    database.importHistory(writes);
    closed.close();
  }

  /** Where more are wanted than there are, the feed has no end. */
  @Override
  public Flow.Publisher<Commit> createFlowPublisher(long elements) {
    FeedOptions all = FeedOptions.after(Timestamp.ofEpochNanos(0));
    Timestamp last = elements > COMMITS ? Timestamp.MAX : Timestamp.ofEpochNanos(elements);
    return new FeedPublisher(database.runtime(), database.async(), all.withUntil(last));
  }

  /** One of a database that is closed. */
  @Override
  public Flow.Publisher<Commit> createFailedFlowPublisher() {
    return new FeedPublisher(database.runtime(), closed.async(), FeedOptions.fromNow());
  }

  @AfterClass
  public void close() {
    database.close();
  }
}

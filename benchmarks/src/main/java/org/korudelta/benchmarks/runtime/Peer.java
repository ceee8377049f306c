package org.korudelta.benchmarks.runtime;

import java.util.Map;
import java.util.function.Supplier;

/** Who is measured, and at what. */
public enum Peer {
  /** KoruDelta's own runtime. */
  KORUDELTA(
      "KoruDelta",
      KoruTasks.works().and(KoruChannels.works()).and(KoruWaits.works()).and(KoruWorld.works())),
  /** Virtual threads, with the JDK's bounded queue between them. */
  VIRTUAL_THREADS("virtual threads", ThreadTasks.works(Threads.virtual())),
  /** Platform threads, with the JDK's bounded queue between them. */
  THREADS("ArrayBlockingQueue, threads", ThreadTasks.channels(Threads.platform())),
  /** The JDK's work-stealing pool. */
  FORK_JOIN("ForkJoinPool", ForkJoinTasks.works()),
  /** The JDK's futures, continuing in the pool as ours do. */
  FUTURES("CompletableFuture, async", FutureChains.works(true)),
  /** The JDK's futures, continuing inside the completion. */
  FUTURES_INLINE("CompletableFuture, inline", FutureChains.works(false)),
  /** The JDK's timer pool. */
  SCHEDULED_POOL("ScheduledThreadPool", PooledTimers.works()),
  /** Netty's single-threaded executor, and its wheel of timers. */
  NETTY("Netty", NettyTasks.works().and(NettyTimers.works())),
  /** JCTools' queues between threads that spin. */
  JCTOOLS("JCTools, spinning", QueueChannels.jctools()),
  /** Agrona's queues between threads that spin, and its wheel of timers. */
  AGRONA("Agrona, spinning", QueueChannels.agrona().and(AgronaTimers.works())),
  /** Kotlin's coroutines on their default dispatcher. */
  KOTLIN(
      "kotlinx-coroutines",
      KotlinTasks.works().and(KotlinChannels.works()).and(KotlinWorld.works())),
  /** RxJava's virtual clock. */
  RXJAVA("RxJava TestScheduler", RxWorld.works()),
  /** Reactor's virtual clock. */
  REACTOR("Reactor virtual time", ReactorWorld.works());

  private final String label;
  private final Map<RuntimeOperation, Supplier<Work>> works;

  Peer(String label, Works<?> works) {
    this.label = label;
    this.works = works.all();
  }

  String label() {
    return label;
  }

  boolean does(RuntimeOperation operation) {
    return works.containsKey(operation);
  }

  Work open(RuntimeOperation operation) {
    Supplier<Work> work = works.get(operation);
    if (work == null) {
      throw new IllegalArgumentException("cannot: operation=" + operation + " peer=" + label);
    }
    return work.get();
  }
}

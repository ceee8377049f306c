/** Benchmarks against peers and baselines. */
@SuppressWarnings("requires-automatic") // JMH and most peers have no module descriptor.
module org.korudelta.benchmarks {
  requires static org.jspecify;
  requires info.picocli;
  requires io.netty.common;
  requires io.reactivex.rxjava3;
  requires jmh.core;
  requires kotlin.stdlib;
  requires kotlinx.coroutines.core;
  requires kotlinx.coroutines.test;
  requires HdrHistogram;
  requires org.agrona;
  requires org.jctools.core;
  requires org.korudelta.deterministic;
  requires org.korudelta.jvm;
  requires reactor.core;
  requires reactor.test;
}

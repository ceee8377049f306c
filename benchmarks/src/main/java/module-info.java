/** Benchmarks against peers and baselines. */
@SuppressWarnings("requires-automatic") // JMH has no module descriptor.
module org.korudelta.benchmarks {
  requires static org.jspecify;
  requires info.picocli;
  requires jmh.core;
  requires org.korudelta.jvm;
}

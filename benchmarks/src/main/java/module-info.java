/** Benchmarks against peers and baselines. */
module org.korudelta.benchmarks {
  requires static org.jspecify;
  requires info.picocli;
  requires jmh.core;
  requires org.korudelta.jvm;
}

/** Benchmarks against peers and baselines. */
module org.korudelta.benchmarks {
  requires static org.jspecify;
  requires org.korudelta.jvm;
}

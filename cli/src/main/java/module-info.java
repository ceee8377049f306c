/** The koru command. */
module org.korudelta.cli {
  requires static org.jspecify;
  requires org.korudelta.jvm;
  requires org.korudelta.worlds;
  requires org.korudelta.conformance;
}

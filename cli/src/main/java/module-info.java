/** The koru command. */
module org.korudelta.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires org.korudelta.jvm;
  requires org.korudelta.worlds;
  requires org.korudelta.conformance;
  requires jdk.httpserver;
  requires org.korudelta.deterministic;

  opens org.korudelta.cli to
      info.picocli;
  opens org.korudelta.cli.conformance to
      info.picocli;
  opens org.korudelta.cli.prove to
      info.picocli;
  opens org.korudelta.cli.simulate to
      info.picocli;
  opens org.korudelta.cli.tour to
      info.picocli;
}

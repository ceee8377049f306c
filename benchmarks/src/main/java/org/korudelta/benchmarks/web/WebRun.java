package org.korudelta.benchmarks.web;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.json.JsonObject;

/** The trials of an engine: every operation, ours and that of each peer beside each other. */
public final class WebRun implements Closeable {
  private final WebEngine engine;
  private final WebShape shape;

  private WebRun(WebEngine engine, WebShape shape) {
    this.engine = engine;
    this.shape = shape;
  }

  /** In Node; {@code unavailable} when it is asked to measure and is not installed. */
  public static WebRun node(WebShape shape) {
    return new WebRun(new LateEngine(NodeEngine::open), shape);
  }

  /** In Chromium; {@code unavailable} when it is asked to measure and is not installed. */
  public static WebRun chromium(WebShape shape) {
    return new WebRun(new LateEngine(ChromiumEngine::open), shape);
  }

  /** All of them. */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (WebOperation operation : WebOperation.values()) {
      trials.add(new WebTrial(operation, Measurement.US, shape, engine));
      operation
          .job()
          .peers()
          .forEach(peer -> trials.add(new WebTrial(operation, peer, shape, engine)));
    }
    for (OutputSize size : OutputSize.values()) {
      trials.add(new SizeTrial(size, Measurement.US));
      trials.add(new SizeTrial(size, Beside.DIRECT_CALL));
    }
    for (WebWake wake : WebWake.values()) {
      trials.add(new WebWakeTrial(wake, Measurement.US, shape, engine));
      trials.add(new WebWakeTrial(wake, wake.peer(), shape, engine));
    }
    return trials;
  }

  /** Ends the engine. */
  @Override
  public void close() throws IOException {
    engine.close();
  }

  /** An engine that starts with its first job. */
  private static final class LateEngine implements WebEngine {
    private final Opening opening;
    private final List<WebEngine> opened = new ArrayList<>();

    private interface Opening {
      WebEngine open() throws IOException;
    }

    LateEngine(Opening opening) {
      this.opening = opening;
    }

    @Override
    public JsonObject run(JsonObject job) throws IOException {
      if (opened.isEmpty()) {
        opened.add(opening.open());
      }
      return opened.get(0).run(job);
    }

    @Override
    public void close() throws IOException {
      for (WebEngine engine : opened) {
        engine.close();
      }
    }
  }
}

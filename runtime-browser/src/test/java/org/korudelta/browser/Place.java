package org.korudelta.browser;

/** Where a bundle claims to run. Each place runs the same scripts of {@code src/test/web}. */
enum Place {
  /** A page of Chromium. */
  PAGE {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return ChromiumRun.of("page", bundle + ".js", checks);
    }
  },
  /** A page that asks for WebAssembly. */
  PAGE_WASM {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return ChromiumRun.of("page", bundle + "-wasm.js", checks);
    }
  },
  /** A dedicated worker of a page, started as a module. */
  WORKER {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return ChromiumRun.of("worker", bundle + ".js", checks);
    }
  },
  /** A worker that pages share, started as a module. */
  SHARED_WORKER {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return ChromiumRun.of("sharedWorker", bundle + ".js", checks);
    }
  },
  /** The main thread of Node. */
  NODE {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return NodeRun.of("node.mjs", bundle + ".js", checks);
    }
  },
  /** A worker thread of Node. */
  NODE_THREAD {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return NodeRun.of("node-thread.mjs", bundle + ".js", checks);
    }
  },
  /**
   * A global without document, process or {@code eval}, as at the edge: until the first request its
   * timers and its randomness throw, and its clocks stand still while code runs.
   */
  ISOLATE {
    @Override
    WebChecks run(String bundle, String checks) throws Exception {
      return NodeRun.of("isolate.mjs", bundle + ".js", checks);
    }
  };

  /**
   * What {@code checks}, a script, finds of {@code bundle}, a file of the build's output without
   * its ending; an assertion error when it does not reach its end.
   */
  abstract WebChecks run(String bundle, String checks) throws Exception;
}

package org.korudelta.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.teavm.tooling.TeaVMTool;

/**
 * The ES module through which a page imports a WebAssembly bundle, with the same exports as the
 * JavaScript bundle has, and the compiler's runtime that both need.
 */
final class WasmLoader {
  private static final String RUNTIME = "wasm-runtime.js";
  private static final String RESOURCE = "org/teavm/backend/wasm/wasm-gc-module-runtime.min.js";

  private WasmLoader() {}

  /** Writes {@code NAME-wasm.js} beside {@code NAME.wasm}, exporting {@code exports}. */
  static void write(Path folder, String name, String... exports) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(RUNTIME), runtime());
    Files.writeString(
        folder.resolve(name + "-wasm.js"),
        """
        // Loads %1$s.wasm. Needs a browser with WebAssembly garbage collection, and a page that
        // may compile code ('unsafe-eval'); %1$s.js needs neither.
        import { load } from './%2$s';
        const { exports } = await load(new URL('%1$s.wasm', import.meta.url).href);
        export const { %3$s } = exports;
        """
            .formatted(name, RUNTIME, String.join(", ", exports)));
  }

  private static byte[] runtime() throws IOException {
    try (InputStream in = TeaVMTool.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new WebBuildException("the compiler has no runtime for WebAssembly: " + RESOURCE);
      }
      return in.readAllBytes();
    }
  }
}

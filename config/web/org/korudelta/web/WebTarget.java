package org.korudelta.web;

import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/** What a bundle is compiled to. Always strict: an index out of bounds is an error everywhere. */
enum WebTarget {
  /** An ES module for users: minified, with a source map. */
  MODULE,
  /** WebAssembly with garbage collection, for browsers that ask for it; see {@link WasmLoader}. */
  WASM,
  /** An ES module as it comes, for no user: for tests, or because its compilation is a proof. */
  PLAIN;

  void configure(TeaVMTool tool) {
    tool.setStrict(true);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setObfuscated(this != PLAIN);
    tool.setSourceMapsFileGenerated(this == MODULE);
    if (this == WASM) {
      tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    } else {
      tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
      tool.setJsModuleType(JSModuleType.ES2015);
    }
  }
}

package org.korudelta.cli.conformance;

import java.util.List;
import java.util.function.Consumer;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/** One platform of the table: runs the suite there, or a group of it. */
interface Column {

  /** All of them, in the order of the table. */
  List<Column> ALL =
      List.of(
          new JvmColumn(JvmRelease.OLDEST),
          new JvmColumn(JvmRelease.NEWEST),
          new JvmMemoryColumn(),
          new ExecutorColumn(),
          new DeterministicColumn(),
          new ChromiumColumn("chromium", WebBundle.JAVASCRIPT, WebStorage.MEMORY),
          new ChromiumColumn("chromium-wasm", WebBundle.WASM, WebStorage.MEMORY),
          new ChromiumColumn("opfs", WebBundle.JAVASCRIPT, WebStorage.OPFS),
          new ChromiumColumn("indexeddb", WebBundle.JAVASCRIPT, WebStorage.INDEXED_DB),
          new NodeColumn("node", WebBundle.JAVASCRIPT, WebStorage.MEMORY),
          new NodeColumn("node-files", WebBundle.JAVASCRIPT, WebStorage.NODE_FILES),
          new ChromiumColumn("npm-chromium", WebBundle.PACKAGE, WebStorage.SCRIPT_MEMORY),
          new NodeColumn("npm-node", WebBundle.PACKAGE, WebStorage.SCRIPT_MEMORY));

  /** The longest a platform may take, in seconds. */
  int DEADLINE_SECONDS = 300;

  /** The column's name. */
  String name();

  /**
   * Runs {@code group}; {@code finished} hears each scenario's id. A platform that is not there is
   * {@code unavailable}, with what to do; nothing waits longer than {@link #DEADLINE_SECONDS}.
   */
  Report run(ScenarioGroup group, Consumer<String> finished);
}

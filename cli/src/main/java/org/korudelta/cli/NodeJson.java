package org.korudelta.cli;

import org.korudelta.causal.CausalNode;
import org.korudelta.cli.graph.NodeText;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObjectBuilder;

/** How a version without its value is shown to machines: by {@code graph} and by {@code walk}. */
final class NodeJson {
  private NodeJson() {}

  static JsonObjectBuilder object(CausalNode node) {
    JsonObjectBuilder object = Json.object();
    object.put("namespace", node.namespace()).put("key", node.key());
    object.put("operation", NodeText.operation(node)).put("versionId", node.id().hex());
    object.put("timestamp", node.timestamp().toString()).put("ordinal", node.ordinal());
    node.previousVersion().ifPresent(id -> object.put("previousVersion", id.hex()));
    JsonArrayBuilder causes = Json.array();
    node.causes().forEach(id -> causes.add(id.hex()));
    return object.put("causes", causes.build());
  }
}

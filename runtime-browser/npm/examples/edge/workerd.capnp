# Runs the worker on this machine, as the platform would:
#   npx esbuild worker.mjs --bundle --format=esm --outfile=out/worker.js && mkdir -p out/state
#   npx workerd serve workerd.capnp

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "state", disk = (path = "out/state", writable = true)),
  ],
  sockets = [(name = "http", address = "localhost:8080", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "out/worker.js")],
  compatibilityDate = "2026-01-01",
  durableObjectNamespaces = [(className = "Notes", uniqueKey = "notes", enableSql = true)],
  durableObjectStorage = (localDisk = "state"),
  bindings = [(name = "NOTES", durableObjectNamespace = "Notes")],
);

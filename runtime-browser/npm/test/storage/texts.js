// The engine with values as canonical JSON texts, so that these tests see what is stored.

const utf8 = new TextEncoder();
const reader = new TextDecoder();

const shown = raw => (raw === null ? null : { ...raw, value: raw.content && reader.decode(raw.content) });

/** Opens databases on storage adapters by `open`, the engine's. */
export const textsOn = open => async adapter => {
  const db = await open(adapter, {});
  return {
    put: async (namespace, key, json) => shown(await db.put(namespace, key, utf8.encode(json))),
    get: async (namespace, key) => shown(await db.get(namespace, key)),
    history: async (namespace, key) => (await db.history(namespace, key, {})).map(shown),
    keys: namespace => db.keys(namespace, '', 0x7fffffff),
    stats: () => db.stats(),
    close: () => db.close(),
  };
};

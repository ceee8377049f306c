// Says what place this is, so that no test takes one for another.

export const run = async (module, report) => {
  await report({ name: 'global', text: globalThis.constructor.name });
  await report({ name: 'window', text: typeof window });
  await report({ name: 'thread', text: await thread() });
};

const thread = async () => {
  if (typeof process === 'undefined') return 'none of Node';
  const { isMainThread } = await import('node:worker_threads');
  return isMainThread ? 'main' : 'worker';
};

// What the place has of what the contract lets it lack, then the runtime's scenarios of the
// conformance bundle: a result for each, its digest, or why there is none.

export const run = async (module, report) => {
  const channels = typeof BroadcastChannel === 'function';
  const locks = typeof navigator === 'object' && navigator.locks !== undefined;
  await report({ name: 'PEERS', text: String(channels) });
  await report({ name: 'PEER_LOCKS', text: String(locks) });
  const { cells } = JSON.parse(await module.runContract('place', 'runtime', () => {}));
  for (const { id, digest, failed } of cells) {
    await report({ name: id, text: digest ?? (failed === undefined ? 'absent' : 'failed: ' + failed) });
  }
};

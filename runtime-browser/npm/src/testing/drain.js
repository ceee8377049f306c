// Taken when the module is loaded: what a test puts in their place later does not matter.
const { setImmediate: immediate, MessageChannel: Channel } = globalThis;

/**
 * Resolves when the queue of microtasks is empty: everything that was waiting for what has happened
 * so far has gone on as far as it can.
 *
 * @type {() => Promise<void>}
 */
export const drain =
  typeof immediate === 'function' ? () => new Promise((gone) => immediate(gone)) : overChannel();

function overChannel() {
  const waiting = [];
  const { port1, port2 } = new Channel();
  port1.onmessage = () => waiting.shift()();
  return () =>
    new Promise((gone) => {
      waiting.push(gone);
      port2.postMessage(null);
    });
}

// A dedicated or a shared worker: runs the checks it is told to, and sends what they say.

import { load } from './run.mjs';

const serve = port => {
  port.onmessage = ({ data }) =>
      load(data, line => port.postMessage({ line }))
          .catch(error => port.postMessage({ problem: String(error?.stack ?? error) }));
};

if ('onconnect' in globalThis) {
  globalThis.onconnect = event => serve(event.ports[0]);
} else {
  serve(globalThis);
}

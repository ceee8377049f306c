// Where a database runs: in this thread, or in a worker of its own.

import { KoruError } from './error.js';
import { Local } from './local.js';
import { openInWorker, wantsWorker } from './worker-client.js';

/** Opens a database as `options` say; what comes back takes calls as {@link Local} does. */
export const open = async ({ storage, worker, ...options }, engines) => {
  if (storage !== undefined && typeof storage?.kind !== 'string') {
    throw new KoruError(
      'bad_request', `argument of wrong type: name=storage expected=storage actual=${typeof storage}`);
  }
  return worker === true || wantsWorker(storage)
    ? openInWorker(storage, options, engines.name)
    : Local.open(storage, options, engines);
};

// What runs in a worker thread of Node: as in a browser's worker, and with files.

import { files } from './node.js';
import { STORAGES } from './worker.js';

STORAGES.node = files;

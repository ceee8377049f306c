// The engines in JavaScript: the one in memory that every page has, and the one of stored databases.

import * as memory from '../dist/engine.js';

export const engines = {
  name: 'script',
  memory: () => memory,
  stored: () => import('../dist/stored-engine.js'),
};

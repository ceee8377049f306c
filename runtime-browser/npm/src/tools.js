// What is done to a database that is closed; the engine of it is loaded when it is asked for.

import { koruError } from './error.js';

export const openTools = async () => {
  const tools = await import('../dist/tools-engine.js');
  tools.errorsAs(koruError);
  return tools;
};

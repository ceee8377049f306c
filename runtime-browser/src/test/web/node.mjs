// Runs checks in Node, on the thread that loads this: node.mjs <module> <checks>.

import { pathToFileURL } from 'node:url';
import { load } from './run.mjs';

const [module, checks] = process.argv.slice(2).map(path => pathToFileURL(path).href);
await load({ module, checks }, line => console.log(line));

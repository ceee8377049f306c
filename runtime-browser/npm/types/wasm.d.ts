/**
 * The same database, run by WebAssembly with garbage collection: Chromium 119, Firefox 120, Safari 18.2, Node 22.6 and
 * newer, where the page's policy allows `unsafe-eval`.
 *
 * @packageDocumentation
 */
export * from './index.js';

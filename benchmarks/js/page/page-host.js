/** What adapters ask of a page. */
import { shelf } from './shelf.js';

export function pageHost() {
  let ticks = 0;
  let places = 0;
  return {
    platform: 'chromium',
    tick: () => ++ticks,
    place: () => `place-${Date.now()}-${places++}`,
    asset: (file) => new URL(`/assets/${file}`, location.href).href,
    wasm: (specifier) => fetch(`/assets/${specifier.split('/').at(-1)}`),
    sha256: () => digest,
    shelf,
  };
}

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import type { StorageLocation } from './index.js';

/** A database in IndexedDB. */
export interface IndexedDbLocation extends StorageLocation {
  readonly kind: 'indexeddb';
  readonly name: string;
  /** Whether the browser promised not to evict it, once it has been opened; undefined where it cannot be asked. */
  readonly persisted: boolean | undefined;
}

/**
 * Keeps a database in IndexedDB, with strict durability: a write is answered once its transaction is on the disk.
 * Works in pages and workers. Where there is a choice, `korudelta/opfs` is faster.
 *
 * @param name names the database within the origin
 * @example
 * const db = await KoruDelta.open({ storage: indexedDb('notes') });
 */
export function indexedDb(name: string): IndexedDbLocation;

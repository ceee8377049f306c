import type { StorageLocation } from './index.js';

/** A database in the origin's private file system. */
export interface OpfsLocation extends StorageLocation {
  readonly kind: 'opfs';
  readonly name: string;
  /** Whether the browser promised not to evict it, once it has been opened; undefined where it cannot be asked. */
  readonly persisted: boolean | undefined;
}

/**
 * Keeps a database in the origin private file system: the files of the JVM's format, flushed before a write is
 * answered. Its synchronous files exist in dedicated workers only, so in a page the database runs in one by itself.
 *
 * @param name names the database within the origin
 * @example
 * const db = await KoruDelta.open({ storage: opfs('notes') });
 */
export function opfs(name: string): OpfsLocation;

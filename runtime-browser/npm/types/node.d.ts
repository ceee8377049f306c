import type { StorageLocation } from './index.js';

/** A database in a directory. */
export interface FilesLocation extends StorageLocation {
  readonly kind: 'node';
  readonly directory: string;
}

/**
 * Keeps a database in a directory, made where there is none: the format of the JVM, which opens it too.
 *
 * @param directory its path
 * @example
 * const db = await KoruDelta.open({ storage: files('./data') });
 */
export function files(directory: string): FilesLocation;

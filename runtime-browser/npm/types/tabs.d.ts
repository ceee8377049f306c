import type { KoruDelta, OpenOptions, StorageLocation } from './index.js';

/** How to share. */
export interface SharedOptions extends OpenOptions {
  /** What the tabs of this origin that share the database call it. */
  name: string;
  /** Where it is kept. */
  storage: StorageLocation;
}

/** A database that other tabs have, too. */
export interface SharedDatabase extends KoruDelta {
  /** Whether this tab owns it now. */
  readonly owner: boolean;
}

/**
 * Opens a database that all tabs of the origin share. One tab owns it; the others work through that one, with the same
 * calls. When the owner is closed or dies, another tab takes over within two seconds: reads that were under way are
 * repeated, writes that may have reached it fail with `outcome_unknown`, subscriptions go on. While the owner is
 * frozen, calls fail with `unavailable`: what it owns is never taken from it.
 *
 * @example
 * const db = await shared({ name: 'notes', storage: opfs('notes') });
 */
export function shared(options: SharedOptions): Promise<SharedDatabase>;

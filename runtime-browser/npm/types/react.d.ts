import type { KoruDelta } from './index.js';

/** What a live query knows. */
export interface Live<T> {
  /** The newest answer; undefined before the first. */
  readonly data: T | undefined;
  /** Why the newest question failed. */
  readonly error: unknown;
  /** Whether an answer is on its way. */
  readonly loading: boolean;
}

/** Which commits ask again. */
export interface LiveOptions {
  namespace?: string;
  prefix?: string;
}

/**
 * Asks, and asks again after every commit that could change the answer, for as long as the component is mounted.
 *
 * @param db the database; undefined while it is being opened
 * @param question reads what the component shows
 * @param dependencies as of `useEffect`: what the question depends on, besides the database
 * @example
 * const { data: notes } = useLive(db, db => db.listKeys('notes'), [], { namespace: 'notes' });
 */
export function useLive<T>(
  db: KoruDelta | undefined,
  question: (db: KoruDelta) => Promise<T> | PromiseLike<T>,
  dependencies: readonly unknown[],
  options?: LiveOptions,
): Live<T>;

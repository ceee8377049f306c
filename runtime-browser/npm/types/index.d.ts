/**
 * A causal database: every write is kept as a version, anything can be read as of any past time, vectors are
 * searched with the same time travel.
 *
 * @packageDocumentation
 */

/**
 * What can be stored: what JSON can say, and integers of any size as `bigint`. Anything else (`undefined`, `NaN`,
 * `Date`, `Map`, cycles, instances of classes) is refused with `bad_request` and the path to it, never changed.
 */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json };

/** `T`, if it can be stored: interfaces too, whose members all can; `never` for what JSON cannot say. */
export type Storable<T> = T extends Json
  ? T
  : T extends (...args: never[]) => unknown
    ? never
    : T extends object
      ? { [K in keyof T]: Storable<T[K]> }
      : never;

/** A moment: RFC 3339 with up to nine fraction digits, as versions have it, or a `Date`. */
export type Time = string | Date;

/** The stable codes of failures; the same strings in Java, on the command line and here. */
export type ErrorCode =
  | 'bad_request'
  | 'conflict'
  | 'not_found'
  | 'ambiguous'
  | 'already_open'
  | 'corruption'
  | 'storage_failure'
  | 'outcome_unknown'
  | 'lagged'
  | 'gone'
  | 'erased'
  | 'read_only'
  | 'closed'
  | 'channel_closed'
  | 'cancelled'
  | 'deadline_exceeded'
  | 'would_deadlock'
  | 'unavailable'
  | 'unsupported'
  | 'limit'
  | 'internal';

/** Every failure: an `Error` whose `code` never changes; its message carries the values. */
export class KoruError extends Error {
  constructor(code: ErrorCode, message: string, details?: { cause?: unknown; reason?: string });
  readonly name: 'KoruError';
  readonly code: ErrorCode;
  /** Narrows a code: `quota` of a `storage_failure` says that the origin's space is used up. */
  readonly reason?: 'quota' | (string & {});
}

/** One version of a key. Ids are 64 hexadecimal digits. */
export interface Version<T = Json> {
  readonly namespace: string;
  readonly key: string;
  /** What it did to its key; a `delete` has no value. */
  readonly operation: 'put' | 'embed' | 'delete';
  /** Its name, of it alone. */
  readonly versionId: string;
  /** The name of its content, which equal contents share; none where the value was taken. */
  readonly contentId?: string;
  /** The commit's time: RFC 3339 in UTC, nine fraction digits, so that text sorts as time does. */
  readonly timestamp: string;
  /** The version that it replaced; none of a first one. */
  readonly previousVersion?: string;
  /** The versions that its writer named as causes. */
  readonly causes?: readonly string[];
  /** What its writer said about it. */
  readonly metadata?: { readonly [name: string]: Json };
  /** The document; of an embedding `{dimensions, metadata, model, vector}`; none of a tombstone. */
  readonly value?: T;
  /** Why the value is not there any more. */
  readonly taken?: 'erased' | 'gone';
}

/** A version that has its value, as `get` gives it. */
export interface CurrentVersion<T = Json> extends Version<T> {
  readonly operation: 'put' | 'embed';
  readonly contentId: string;
  readonly value: T;
}

/** What a write may say beyond its value. */
export interface WriteOptions {
  /**
   * Compare and set: the id of the version that must be the key's newest, or `null` for no current value; else
   * `conflict`, whose message names both.
   */
  expected?: string | null;
  /** Ids of versions that led to this one; `not_found` for one that is unknown. */
  causes?: readonly string[];
  /** Kept with the version, part of its id. */
  metadata?: { readonly [name: string]: Json };
  /** Answer only when it is synced, whatever the database's durability. */
  durable?: boolean;
}

/** What an embedding may say. */
export interface EmbedOptions extends WriteOptions {
  /** Who made the vector, 1 to 256 bytes of UTF-8; all vectors of one model in a namespace have one dimension. Default `default`. */
  model?: string;
  /** What searches can filter by. */
  metadata?: { readonly [name: string]: Json };
}

/** One write of a batch: exactly one of `value`, `vector` and `delete`. */
export type BatchWrite =
  | { namespace: string; key: string; value: Json; options?: WriteOptions }
  | { namespace: string; key: string; vector: readonly number[] | Float32Array; options?: EmbedOptions }
  | { namespace: string; key: string; delete: true; options?: WriteOptions };

/** How a field is compared in {@link SearchOptions.where}. */
export interface Comparisons {
  eq?: Json;
  /** Holds too where there is no such field. */
  ne?: Json;
  gt?: Json;
  gte?: Json;
  lt?: Json;
  lte?: Json;
  in?: readonly Json[];
  /** An array has it, or a string has it as a part. */
  contains?: Json;
  exists?: true;
}

/** How to search. */
export interface SearchOptions {
  /** Only vectors of this model are answers. Default `default`. */
  model?: string;
  /** How many answers at most, 1 to 10,000; default 10. */
  topK?: number;
  /** The least score of an answer. */
  threshold?: number;
  /** `cosine` by default; the score of `euclidean` is minus the distance. */
  metric?: 'cosine' | 'dot' | 'euclidean';
  /** Look at every vector: misses nothing, costs time that grows with their number. */
  exact?: boolean;
  /** The width of the search, 1 to 10,000; more misses less and takes longer. Default 128. */
  ef?: number;
  /** What the metadata must meet, before the cut to `topK`: dotted paths with a value to equal, or comparisons. */
  where?: { readonly [path: string]: Json | Comparisons };
}

/** One answer of a search, best first. */
export interface Neighbour {
  readonly key: string;
  readonly score: number;
  readonly version: Version;
}

/** An RFC 6902 operation. */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string;
  readonly value?: Json;
}

/** All versions of a key, oldest first, tombstones included: await it for an array, or iterate it page by page. */
export interface History<T = Json> extends PromiseLike<Version<T>[]>, AsyncIterable<Version<T>> {
  catch<R = never>(reject?: ((reason: unknown) => R | PromiseLike<R>) | null): Promise<Version<T>[] | R>;
  finally(done?: (() => void) | null): Promise<Version<T>[]>;
}

/** Reads, all at one read point. */
export interface Reads {
  /** The current version, or `undefined` when the key is absent or deleted. */
  get<T = Json>(namespace: string, key: string): Promise<CurrentVersion<T> | undefined>;
  /** The version that was current at a time, inclusive, or `undefined`. */
  getAt<T = Json>(namespace: string, key: string, at: Time): Promise<CurrentVersion<T> | undefined>;
  /**
   * Any version by its id, or an unambiguous beginning of it of 7 digits or more.
   *
   * @throws {KoruError} `not_found`, `ambiguous`, `erased`, `gone`
   */
  getVersion<T = Json>(id: string): Promise<Version<T>>;
  /** Whether `get` would find something. */
  contains(namespace: string, key: string): Promise<boolean>;
  /** All versions of a key. */
  history<T = Json>(namespace: string, key: string, page?: { offset?: number; limit?: number }): History<T>;
  /** Operations that turn the value of one version into that of another. */
  diff(from: string, to: string): Promise<PatchOperation[]>;
  /** Namespaces that have a key with a value, sorted by UTF-8 bytes. */
  listNamespaces(): Promise<string[]>;
  /** Keys that have a value, sorted by UTF-8 bytes. */
  listKeys(namespace: string, page?: { prefix?: string; limit?: number }): Promise<string[]>;
  /** The nearest vectors, best first. */
  searchVectors(
    namespace: string, vector: readonly number[] | Float32Array, options?: SearchOptions): Promise<Neighbour[]>;
  /**
   * Walks from one key's vector by others (`'-man'`, `'+woman'`, `'~queen'` half the way), then gives what is nearest.
   *
   * @example
   * const [best] = await db.synthesizeNavigate('words', 'king', ['-man', '+woman']); // queen
   */
  synthesizeNavigate(
    namespace: string, start: string, operands: readonly string[], options?: { topK?: number }): Promise<Neighbour[]>;
}

/** The database as it was at one time: its answers never change. Nothing to close. */
export interface Snapshot extends Reads {
  readonly timestamp: string;
}

/** One key's change; `before` is the version that had the value, unless there was none. */
export interface Change<T = Json> {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly namespace: string;
  readonly key: string;
  readonly before?: Version<T>;
  readonly after: Version<T>;
}

/** What one commit changed. Its time is the token to go on after it. */
export interface Commit<T = Json> {
  readonly timestamp: string;
  readonly changes: readonly Change<T>[];
}

/** Which commits to get. */
export interface SubscribeOptions {
  /** A token of an earlier subscription, or any time; from now on by default. */
  after?: Time;
  /** Ends after the commits up to this time, inclusive. */
  until?: Time;
  namespace?: string;
  /** Keys that begin so; with `namespace`. */
  prefix?: string;
  /** How many commits may wait, 1 to 1,048,576, before `lagged`; default 65,536. */
  buffer?: number;
  /** `false` spares the reading of what was before. */
  before?: boolean;
}

/** Commits in their order, each once. One `next` at a time. */
export interface Subscription<T = Json> extends AsyncIterableIterator<Commit<T>> {
  /** Where another subscription goes on; known once `ready` or the first commit has come. */
  readonly token: string | undefined;
  /** Resolves once it takes part: no later commit is missed. */
  ready(): Promise<this>;
  close(): Promise<void>;
}

/** Counts and sizes at one moment. */
export interface Stats {
  readonly keyCount: number;
  readonly totalVersions: number;
  readonly commitCount: number;
  readonly namespaceCount: number;
  /** What values in memory take, about. */
  readonly memoryBytes: number;
  readonly logBytes: number;
  readonly segmentCount: number;
  readonly lastCommit?: string;
  /** Whether the last commit is ahead of the wall clock. */
  readonly clockAhead: boolean;
  /** Whether the last owner had closed it. */
  readonly cleanOpen: boolean;
  /** What opening cut off the end: a write that was never acknowledged. */
  readonly tornBytes: number;
}

/** The history as bytes: await it for one array, iterate it piece by piece, or take a stream. */
export interface Export extends PromiseLike<Uint8Array>, AsyncIterable<Uint8Array> {
  stream(): ReadableStream<Uint8Array>;
  catch<R = never>(reject?: ((reason: unknown) => R | PromiseLike<R>) | null): Promise<Uint8Array | R>;
  finally(done?: (() => void) | null): Promise<Uint8Array>;
}

/** Where an import comes from. */
export type ImportSource =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

/** What an import brought. */
export interface ImportReport {
  readonly versions: number;
  readonly commits: number;
  readonly bytes: number;
  /** The Merkle root of the history. */
  readonly root: string;
}

/** What a check of everything found. */
export interface Verification {
  readonly sound: boolean;
  readonly versions: number;
  readonly commits: number;
  readonly findings: readonly string[];
}

/** Where a database is kept: what `files`, `opfs` and `indexedDb` of the other entries give. */
export interface StorageLocation {
  readonly kind: 'node' | 'opfs' | 'indexeddb';
}

/** How to open. */
export interface OpenOptions {
  /** In memory by default. Durable storage never falls back to memory: opening fails instead. */
  storage?: StorageLocation;
  /** Run in a worker of its own, so that no work of the database holds up the page. */
  worker?: boolean;
  /**
   * When a write is answered: `sync` (default) once it is synced; `async` once it is written, synced soon after;
   * `memory` at once.
   */
  durability?: 'sync' | 'async' | 'memory';
  /** How soon after, in milliseconds, for `async`; default 50. */
  syncMillis?: number;
  /** How much memory for what can be read again; default 256 MiB. */
  memoryBytes?: number;
  /** How large a file of the log becomes, 4 KiB to 1 GiB; default 64 MiB. */
  segmentBytes?: number;
}

/**
 * A database that is open.
 *
 * @example
 * const db = await KoruDelta.open();
 * await db.put('users', 'alice', { name: 'Alice' });
 * const alice = await db.get('users', 'alice');
 */
export class KoruDelta implements Reads, AsyncDisposable {
  private constructor();
  /**
   * Opens the database, made where there is none.
   *
   * @throws {KoruError} `already_open`, `corruption`, `unsupported` where the platform lacks what the storage needs
   */
  static open(options?: OpenOptions): Promise<KoruDelta>;
  /** A new, empty database in memory. */
  static new(): Promise<KoruDelta>;

  /** Writes a value; resolves to the new version. */
  put<T>(namespace: string, key: string, value: T & Storable<T>, options?: WriteOptions): Promise<Version<T>>;
  /** Writes all or nothing, as one commit; resolves to the versions in this order. */
  putBatch(writes: readonly BatchWrite[]): Promise<Version[]>;
  /** Stores a vector as the key's next version. */
  embed(
    namespace: string, key: string, vector: readonly number[] | Float32Array, options?: EmbedOptions): Promise<Version>;
  /**
   * Writes a tombstone; what was before stays readable.
   *
   * @throws {KoruError} `not_found` when there is no current value
   */
  delete(namespace: string, key: string, options?: WriteOptions): Promise<Version>;

  get<T = Json>(namespace: string, key: string): Promise<CurrentVersion<T> | undefined>;
  getAt<T = Json>(namespace: string, key: string, at: Time): Promise<CurrentVersion<T> | undefined>;
  getVersion<T = Json>(id: string): Promise<Version<T>>;
  contains(namespace: string, key: string): Promise<boolean>;
  history<T = Json>(namespace: string, key: string, page?: { offset?: number; limit?: number }): History<T>;
  diff(from: string, to: string): Promise<PatchOperation[]>;
  listNamespaces(): Promise<string[]>;
  listKeys(namespace: string, page?: { prefix?: string; limit?: number }): Promise<string[]>;
  searchVectors(
    namespace: string, vector: readonly number[] | Float32Array, options?: SearchOptions): Promise<Neighbour[]>;
  synthesizeNavigate(
    namespace: string, start: string, operands: readonly string[], options?: { topK?: number }): Promise<Neighbour[]>;

  /** The database as it is now, for ever. */
  snapshot(): Promise<Snapshot>;
  /** The database as it was at a time. */
  asOf(at: Time): Snapshot;
  /**
   * Commits as they happen.
   *
   * @example
   * for await (const commit of db.subscribe({ namespace: 'users', after: token })) {
   *   token = commit.timestamp;
   * }
   */
  subscribe<T = Json>(options?: SubscribeOptions): Subscription<T>;
  stats(): Promise<Stats>;
  /** Makes all commits so far durable, whatever the durability. */
  sync(): Promise<void>;
  /** The history, with its ids, of all or of what came after a time; the same bytes on every platform. */
  export(options?: { after?: Time }): Export;
  /**
   * Brings in the history of an export, all of it or nothing. A whole one wants an empty database, one that was made
   * with `after` the very history that it goes on from. Other calls wait meanwhile; subscriptions end with `closed`.
   *
   * @throws {KoruError} `bad_request` for what is no export, `corruption` for a damaged or forged one, `conflict`
   */
  import(source: ImportSource): Promise<ImportReport>;
  /** Reads and checks everything there is. Other calls wait meanwhile; subscriptions end with `closed`. */
  verify(): Promise<Verification>;
  /** Waits for writes under way and closes; later calls fail with `closed`. Harmless when repeated. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

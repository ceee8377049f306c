/**
 * `korudelta/testing`: programs whose time, order, randomness, disk and crashes are chosen by a
 * seed, so that a failure is searched for, made simple, kept as text and repeated on any machine.
 *
 * ```ts
 * import { check } from 'korudelta/testing';
 *
 * test('clerks do not lose updates', () =>
 *   check(async (sim) => {
 *     let counter = 0;
 *     const add = async () => {
 *       const read = counter;
 *       await sim.sleep(sim.int(3, 'hesitation'));
 *       counter = read + 1;
 *     };
 *     await Promise.all([sim.spawn('clerk 1', add), sim.spawn('clerk 2', add)]);
 *     sim.always(counter === 2, 'lost_update', () => `counter=${counter}`);
 *   }, { seeds: 500 }));
 * ```
 *
 * @packageDocumentation
 */

import type { KoruDelta } from './index.js';

/**
 * A program that is simulated. It waits for nothing but what the simulation gives, and what one run
 * leaves behind must not be seen by the next: it makes its state anew each time it is called.
 *
 * The run ends when the world and all tasks it spawned have ended, or at the first failure: an
 * error that the world throws, a failed task that nobody looked at, a check that does not hold, or
 * `would_deadlock` when nothing is left to run, which names what waits.
 */
export type World = (sim: Simulation) => unknown;

/** Options of every run. */
export interface RunOptions {
  /** The world's name in `.sim` files; the function's own when not given. */
  name?: string;
  /** How rare each fault of the disk is: once in so many operations. Each run lacks some. */
  disk?: Partial<Record<DiskFault, number>>;
  /**
   * Puts virtual time and the run's choices in the place of the platform's `setTimeout`,
   * `setInterval`, `setImmediate`, `Date`, `performance.now` and `Math.random` while it runs, for
   * code that asks for them by itself. Runs with this option follow each other. Default false.
   */
  globals?: boolean;
  /** How often the run may go on before it fails with `limit`. Default 100,000. */
  limit?: number;
  /**
   * Runs everything twice with the same choices; where the two differ the run fails with
   * `diverges`: something else than the simulation decides. Default false.
   */
  checkRepeats?: boolean;
}

/** What can go wrong on a simulated disk while it runs. */
export type DiskFault =
  | 'short-write'
  | 'disk-full'
  | 'read-error'
  | 'failed-sync'
  | 'slow-sync'
  | 'slow-write'
  | 'slow-read'
  | 'bit-rot'
  | 'misdirected-write'
  | 'lying-sync'
  | 'lying-directory-sync';

/** Why a run failed. */
export interface Failure {
  /**
   * What failures of the same kind have in common: the word of a check, the `code` of an error, or
   * its `name`. Shrinking keeps it.
   */
  kind: string;
  /** What exactly, with its values. */
  message: string;
  /** What was thrown. */
  error: unknown;
}

/** The choices of a run by their stream, without the zeros at the end of each. */
export type RecordedChoices = Record<string, number[]>;

/** What one run did. */
export interface Report {
  /** Whether everything held. */
  passed: boolean;
  /** Whether it wanted more choices than it may have: then nothing is known. */
  overrun: boolean;
  /** Why it failed; absent when it did not. */
  failure?: Failure;
  /** Pieces of work that ran, and moves of the clock. */
  steps: number;
  /** How often {@link Simulation.operation} was called. */
  operations: number;
  /** How often a machine crashed. */
  crashes: number;
  /** How much virtual time passed. */
  virtualMillis: number;
  /** 16 hexadecimal digits over all that happened; equal for equal runs, on every platform. */
  traceHash: string;
  /** What decided the run. */
  choices: RecordedChoices;
  /** How often each mark of {@link Simulation.sometimes} held. */
  marks: Record<string, number>;
  /** The text of the `.sim` file that repeats the run. */
  sim: string;
}

/**
 * Runs a world once.
 *
 * @param options `seed` is a whole number that decides the run; 1 when not given
 * @returns how it went; rejects only for wrong arguments (`bad_request`)
 */
export function simulate(
  world: World,
  options?: RunOptions & { seed?: number },
): Promise<Report & { seed: number }>;

/** Options of a search. */
export interface SearchOptions extends RunOptions {
  /** How many seeds to try. Default 1,000. */
  seeds?: number;
  /** The first of them. Default 1. */
  base?: number;
  /** How much real time the search and the shrinking may take. Default no limit. */
  budgetMillis?: number;
  /** How many runs the shrinking may take. Default 2,000. */
  shrinkTries?: number;
}

/** How much happened in a search, so that a thin one shows. */
export interface Tally {
  /** How many runs there were, those of shrinking left out. */
  runs: number;
  operations: number;
  crashes: number;
  /** How many runs differ from all others in what happened. */
  distinct: number;
  /** How often each mark held, over all runs. */
  marks: Record<string, number>;
  /** The marks that no run reached: the search has not tried what it should. */
  missed: string[];
}

/** A failure that a search found, and the simplest run that fails like it. */
export interface Found extends Tally {
  passed: false;
  /** The seed of the run that failed first. */
  seed: number;
  /** Why that run failed. */
  failedFirst: Failure;
  /** Why the simplest run fails. */
  failure: Failure;
  /** The choices of the simplest run. */
  choices: RecordedChoices;
  traceHash: string;
  steps: number;
  virtualMillis: number;
  /** How many runs the shrinking took. */
  tries: number;
  /** Whether the same choices fail again; if not, something else than they decides. */
  repeats: boolean;
  /** The text of a `.sim` file, for {@link replay}. */
  sim: string;
}

/** A search that found nothing. */
export interface Passed extends Tally {
  passed: true;
  failure?: undefined;
}

/** Runs a world with seed after seed up to the first that fails, and shrinks that failure. */
export function search(world: World, options?: SearchOptions): Promise<Found | Passed>;

/**
 * As {@link search}, for a test.
 *
 * @throws {SimulationFailure} what it finds, with the text that repeats it
 */
export function check(world: World, options?: SearchOptions): Promise<Passed>;

/** What {@link check} throws: the message has the seed and the text of the `.sim` file. */
export interface SimulationFailure extends Error {
  name: 'SimulationFailure';
  /** The kind of the failure. */
  code: string;
  found: Found;
}

/** A recorded run, repeated. */
export interface Replayed extends Report {
  /** Whether everything happened as recorded, to the last bit. */
  same: boolean;
  /** Whether it failed in the recorded way, or passed where the recorded run did. */
  sameFailure: boolean;
  /** Where the world asked for other choices than recorded, in sentences. */
  drift: string[];
}

/**
 * Repeats the run that `sim`, the text of a `.sim` file, recorded: label by label, so that it works
 * after the world has changed as far as that is possible.
 */
export function replay(
  world: World,
  sim: string,
  options?: { checkRepeats?: boolean },
): Promise<Replayed>;

/** A stream of choices. Zero, false and the first are the simplest ones. */
export interface Choices {
  /**
   * A whole number from 0 up to but without `bound`.
   *
   * @param label what is decided: for the reader of a failure, and for a replay
   */
  int(bound: number, label?: string): number;
  /** True once in `n` times. */
  oneIn(n: number, label?: string): boolean;
  /** Whether there is one more, about `mean` times before there is none. */
  more(mean: number, label?: string): boolean;
  /** One of the items. */
  pick<T>(items: readonly T[], label?: string): T;
  /** The items in some order, as a new array. */
  shuffle<T>(items: Iterable<T>, label?: string): T[];
  /** A number from 0 up to but without 1. */
  random(label?: string): number;
  /** Choices that `decide`, which is not async, makes belong together: they are dropped as one. */
  group<T>(decide: () => T): T;
}

/** Time that moves only when nothing else is left to do, and what runs on it. */
export interface VirtualTime {
  /** Milliseconds since the beginning; never goes back. */
  now(): number;
  /** The wall clock, which begins at 2026-01-01T00:00:00Z. */
  date(): Date;
  /** Lets the wall clock jump, also back; what waits for time to pass is not concerned. */
  setDate(date: Date | number): void;
  /** Resolves after `millis` of virtual time; zero lets others run first. */
  sleep(millis: number): Promise<void>;
  /** What `work` resolves to, or an error with the code `deadline_exceeded`. */
  timeout<T>(millis: number, work: PromiseLike<T> | (() => PromiseLike<T> | T)): Promise<T>;
  /** Ticks at once and then every `millis`, without drift: 0, 1, 2 … until the loop is left. */
  interval(millis: number): AsyncGenerator<number, never, void>;
  /** Opens KoruDelta on the machine's disk; `already_open` when it is open there. */
  open(options?: OpenOptions): Promise<KoruDelta>;
  /** The files of the machine, for code with a storage of its own. */
  readonly disk: StorageAdapter;
}

/** How a database is opened in a simulation. */
export interface OpenOptions {
  /**
   * When a write is answered: once it is synced, once it is in the log and synced at most
   * `asyncMillis` later, or once it is accepted.
   */
  durability?: 'sync' | 'async' | 'memory';
  /** Default 100. */
  asyncMillis?: number;
}

type MaybePromise<T> = T | Promise<T>;

/** Where an engine keeps its files: see the package's storage adapters. */
export interface StorageAdapter {
  readonly kind: string;
  lock(): MaybePromise<() => MaybePromise<void>>;
  create(name: string): MaybePromise<StorageFile>;
  open(name: string): MaybePromise<StorageFile>;
  openToRead(name: string): MaybePromise<StorageFile>;
  list(): MaybePromise<string[]>;
  rename(from: string, to: string): MaybePromise<void>;
  delete(name: string): MaybePromise<void>;
  syncDirectory(): MaybePromise<void>;
}

/** An open file of a {@link StorageAdapter}. */
export interface StorageFile {
  size(): MaybePromise<number>;
  append(bytes: Uint8Array): MaybePromise<number>;
  read(offset: number, length: number): MaybePromise<Uint8Array>;
  sync(): MaybePromise<void>;
  close(): MaybePromise<void>;
}

/** A task of a simulated machine: a promise of its result. */
export interface SimulatedTask<T> extends Promise<T> {
  /** Names it in every report. */
  readonly name: string;
}

/**
 * One run of a simulated world: where its time, its choices, its machine and its disk come from,
 * and where it says what must hold.
 */
export interface Simulation extends VirtualTime, Choices {
  /**
   * Starts a task on the machine, never inside the caller's stack: the schedule decides when.
   *
   * The run waits for it unless it is in the background. Its failure fails the run unless somebody
   * looks at the task. When the machine crashes the task is no more, and who waits for it is told
   * `cancelled`.
   */
  spawn<T>(
    name: string,
    body: () => PromiseLike<T> | T,
    options?: { background?: boolean },
  ): SimulatedTask<T>;

  /** Choices that are recorded apart: leaving one out moves none of the others. */
  stream(name: string): Choices;

  /**
   * Whether this run has `feature`: drawn at its first mention, the same ever after. A search in
   * which each run lacks some features reaches more than one in which all have all.
   */
  has(feature: string): boolean;

  /**
   * What must hold at every time. A run where it does not has failed, whoever catches the error.
   *
   * @param kind one word for it, which stays the same
   * @param message what does not hold, with its values
   * @throws {Violation} unless `holds`
   */
  always(holds: unknown, kind: string, message?: string | (() => string)): void;

  /** What must hold some time in some run of a search. */
  sometimes(holds: unknown, mark: string): void;

  /** What must never be reached. */
  unreachable(message: string): never;

  /** Counts one operation, so that a thin search shows. */
  operation(): void;

  /** Takes a value into the trace hash: an answer, for example. */
  observe(value: unknown): void;

  /**
   * The power is lost. Tasks of the machine are no more, open databases and files never answer
   * again, and of what was not synced any legal part may be gone. Another machine starts on the
   * same disk: open again. To be called by the world itself, not by a task.
   */
  crash(): Promise<void>;

  /** As {@link crash}, but only the process ends: what was written can be read. */
  kill(): Promise<void>;
}

/** Something that must hold does not. */
export class Violation extends Error {
  constructor(check: string, message: string);
  /** What does not hold. */
  readonly check: string;
}

/** A clock that moves when it is told to; what needs no time goes on by itself. */
export interface VirtualClock extends VirtualTime {
  /** Lets `millis` pass, and everything happen that is due meanwhile. */
  advance(millis: number): Promise<void>;
  /** Lets time pass until nothing is left to happen; `limit` after so many turns. */
  runUntilIdle(options?: { limit?: number }): Promise<void>;
  /**
   * Puts this clock in the place of the platform's timers, `Date` and `performance.now`.
   *
   * @returns puts them back
   */
  install(): () => void;
}

/**
 * A clock for tests, and a machine in memory whose time it is.
 *
 * ```ts
 * const clock = virtualClock();
 * const db = await clock.open();
 * await clock.advance(86_400_000);
 * ```
 */
export function virtualClock(): VirtualClock;

/**
 * Runs the scenarios that every platform must answer alike on this one: its timers, promises,
 * locks and messages.
 *
 * @param options `group` is `all` when not given; `onScenario` hears the id of each that ended
 * @returns the report of the conformance suite
 */
export function certify(options?: {
  platform?: string;
  group?: string;
  onScenario?: (id: string) => void;
}): Promise<Record<string, unknown>>;

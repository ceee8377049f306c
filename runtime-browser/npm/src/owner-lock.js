// Ownership of a directory: the file owner.lock, which tells who the owner is, as the JVM's
// OwnerLockFile has it. Node can take no file lock, so what stands in the file is all the proof.
//
// Taking:
//   1. write a record of our own beside it, synced, so that no record of Node's is ever half there
//   2. link that file to owner.lock, which fails where there is one: then judge the record in it
//   3. a living owner, or one that is not provably dead, refuses. A record of this very process
//      counts as living while any thread of the process has the file open, as every owner has
//   4. the file of a dead owner is renamed out of the way, looked at again, and deleted; whoever
//      finds that it has taken another one puts that back. Then again from 2
//
// A record that is not whole is a JVM's that is just taking the directory, or died while it did:
// only its file lock could tell, so it is waited for, and refused when nothing comes of it.

import {
  closeSync, fstatSync, fsyncSync, linkSync, lstatSync, openSync, readdirSync, readFileSync,
  renameSync, rmSync, unlinkSync, writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { KoruError } from './error.js';
import {
  otherVersion, ownerLife, parseRecord, recordText, sameProcess, thisProcess,
} from './owner-record.js';

const NAME = 'owner.lock';
const ATTEMPTS_MAX = 100;
const WAIT_MILLIS = 10;

/** Whether `name` belongs to the owner lock. */
export const isOwnersName = name => name === NAME || name.startsWith(`${NAME}.`);

const sameFile = (one, other) => one.dev === other.dev && one.ino === other.ino;

const unless = (code, act) => {
  try {
    return act();
  } catch (error) {
    if (error.code === code) return undefined;
    throw error;
  }
};

/** What stands in the file at `path` and which file that is; nothing where there is none. */
const found = path => unless('ENOENT', () => {
  const file = openSync(path, 'r');
  try {
    return { identity: fstatSync(file, { bigint: true }), text: readFileSync(file, 'ascii') };
  } finally {
    closeSync(file);
  }
});

/** The files that any thread of this process has open; nothing where they cannot be told. */
const openFiles = () => {
  for (const folder of ['/proc/self/fd', '/dev/fd']) {
    const names = unless('ENOENT', () => readdirSync(folder));
    if (names !== undefined) {
      return names.flatMap(
          name => unless('EBADF', () => fstatSync(Number(name), { bigint: true })) ?? []);
    }
  }
  return undefined;
};

const openHere = identity => openFiles()?.some(file => sameFile(file, identity)) ?? true;

const alreadyOpen = (directory, { pid, start }, evidence) => new KoruError(
    'already_open',
    `directory already open: path=${directory} ownerPid=${pid} ownerStart=${start}`
    + ` evidence=${evidence}`);

const refuseUnlessDead = (directory, record, identity) => {
  if (sameProcess(record, thisProcess())) {
    if (openHere(identity)) throw alreadyOpen(directory, record, 'open in this process');
    return;
  }
  const life = ownerLife(record);
  if (life === 'alive') throw alreadyOpen(directory, record, 'process alive');
  if (life === 'unprovable') {
    throw alreadyOpen(
        directory, record,
        `death not provable from here; if it is dead, delete ${join(directory, NAME)}`);
  }
};

/** Whether the owner that `text` tells of is dead; false when it does not tell yet. */
const isDead = (directory, { identity, text }) => {
  const record = parseRecord(text);
  if (record === undefined) {
    const other = otherVersion(text);
    if (other === '') return false;
    throw new KoruError(
        'already_open',
        `directory has an owner of another version: path=${directory} format=${other}`);
  }
  refuseUnlessDead(directory, record, identity);
  return true;
};

/** A name beside the lock file that nobody else has. */
const beside = path => `${path}.${process.pid}-${randomBytes(6).toString('hex')}`;

const linked = (from, to) => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Removes the lock file of a dead owner, and no other one that has come into its place. */
const remove = (path, dead) => {
  const away = beside(path);
  if (unless('ENOENT', () => renameSync(path, away) ?? true) === undefined) return;
  if (!sameFile(lstatSync(away, { bigint: true }), dead)) linked(away, path);
  unlinkSync(away);
};

const ownRecord = path => {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, recordText(thisProcess()));
  fsyncSync(file);
  return file;
};

const takeOver = async (directory, path, own) => {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (linked(own, path)) return;
    const there = found(path);
    if (there === undefined) continue;
    if (isDead(directory, there)) {
      remove(path, there.identity);
    } else {
      await setTimeout(WAIT_MILLIS);
    }
  }
  throw new KoruError(
      'already_open',
      `directory is being opened by another process: path=${directory} attempts=${ATTEMPTS_MAX};`
      + ` if there is none, it died doing so: delete ${path}`);
};

/** Gives the directory up; a lock file that has come into the place of ours is left alone. */
const release = (path, file) => {
  const own = fstatSync(file, { bigint: true });
  const there = unless('ENOENT', () => lstatSync(path, { bigint: true }));
  if (there !== undefined && sameFile(there, own)) unlinkSync(path);
  closeSync(file);
};

/**
 * Takes `directory`, which exists; `already_open`, naming the owner, when someone has it.
 *
 * @param {string} directory
 * @returns {Promise<() => void>} gives it up; a second call is harmless
 */
export const ownDirectory = async directory => {
  const path = join(directory, NAME);
  const own = beside(path);
  const file = ownRecord(own);
  try {
    await takeOver(directory, path, own);
  } catch (error) {
    closeSync(file);
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
  let held = true;
  return () => {
    if (held) release(path, file);
    held = false;
  };
};

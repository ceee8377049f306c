import {
  closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync,
  statSync, unlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KoruError } from './error.js';
import { fileName } from './file-name.js';
import { NodeFile } from './node-file.js';
import { isOwnersName, ownDirectory } from './owner-lock.js';
import { fileExists, fileOpen, noSuchFile, storageError } from './storage-error.js';

const OWNER_ONLY = 0o700;

/** Windows opens no directories; its file system journals names by itself. */
const syncedDirectory = path => {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
};

/** `path` and the directories above it. */
const wayTo = path => {
  const above = dirname(path);
  return above === path ? [path] : [path, ...wayTo(above)];
};

/** Makes a directory and its parents where they are missing, durably, for its owner's eyes only. */
const prepareDirectory = path => {
  const way = wayTo(path);
  const file = way.find(at => existsSync(at) && !statSync(at).isDirectory());
  if (file !== undefined) {
    throw new KoruError('bad_request', `not a directory: path=${file} wanted=${path}`);
  }
  const missing = way.filter(at => !existsSync(at)).reverse();
  if (missing.length === 0) return;
  mkdirSync(path, { recursive: true, mode: OWNER_ONLY });
  missing.forEach(made => syncedDirectory(dirname(made)));
};

/** A name that is not the lock's. */
const freeName = name => {
  if (isOwnersName(fileName(name))) {
    throw new KoruError('bad_request', `file name reserved: name=${name}`);
  }
  return name;
};

class NodeAdapter {
  kind = 'node';

  /** Where it is. */
  directory;

  /** How often files were appended to and synced so far. */
  counts = { appends: 0, flushes: 0 };

  #directory;
  #ready = false;
  #open = new Map();

  constructor(directory) {
    this.directory = directory;
    this.#directory = resolve(directory);
  }

  async lock() {
    try {
      this.#prepare();
      return await ownDirectory(this.#directory);
    } catch (error) {
      throw storageError('lock', `path=${this.#directory}`, error);
    }
  }

  create(name) {
    return this.#onNames(
        'create', name, () => this.#opened(this.#closed('create', name), 'create'));
  }

  open(name) {
    return this.#onNames('open', name, () => this.#opened(this.#there('open', name), 'open'));
  }

  openToRead(name) {
    return this.#onNames(
        'open to read', name,
        () => this.#handle(this.#existing(freeName(name)), 'read'));
  }

  list() {
    return this.#onNames('list', '', () =>
        readdirSync(this.#directory).filter(name => !isOwnersName(name)).sort());
  }

  rename(from, to) {
    this.#onNames('rename', from, () => {
      const target = this.#closed('rename', to);
      renameSync(this.#path(this.#there('rename', from)), this.#path(target));
    });
  }

  delete(name) {
    this.#onNames('delete', name, () => unlinkSync(this.#path(this.#there('delete', name))));
  }

  syncDirectory() {
    this.#onNames('syncDirectory', '', () => syncedDirectory(this.#directory));
  }

  #opened(name, way) {
    const file = this.#handle(name, way);
    this.#open.set(name, file);
    return file;
  }

  #handle(name, way) {
    return new NodeFile(this.counts, { name, path: this.#path(name) }, way, file => {
      if (this.#open.get(name) === file) this.#open.delete(name);
    });
  }

  /** A name that no handle of this adapter writes to. */
  #closed(operation, name) {
    if (this.#open.has(freeName(name))) {
      throw operation === 'create' ? fileExists(name) : fileOpen(operation, name);
    }
    return name;
  }

  #there(operation, name) {
    return this.#existing(this.#closed(operation, name));
  }

  #existing(name) {
    const there = lstatSync(this.#path(name), { throwIfNoEntry: false });
    if (there === undefined) throw noSuchFile(name);
    if (there.isDirectory()) {
      throw new KoruError('bad_request', `a directory, not a file: path=${this.#path(name)}`);
    }
    return name;
  }

  #path(name) {
    return join(this.#directory, name);
  }

  #prepare() {
    if (this.#ready) return;
    prepareDirectory(this.#directory);
    this.#ready = true;
  }

  #onNames(operation, name, act) {
    try {
      this.#prepare();
      return act();
    } catch (error) {
      if (error.code === 'EEXIST') throw fileExists(name);
      throw storageError(operation, `path=${this.#directory} name=${name}`, error);
    }
  }
}

/**
 * Storage in a directory of the file system, made where it is missing. It is the directory of a
 * database of the JVM's, too: whoever has it open keeps the other out.
 *
 * @param {string} directory
 */
export const files = directory => new NodeAdapter(directory);

// The database as users see it.

import * as checked from './arguments.js';
import { open as openBackend } from './backend.js';
import { encode } from './encode.js';
import { KoruError } from './error.js';
import { Export, pieces } from './export.js';
import { Reads } from './reads.js';
import { MODEL } from './search.js';
import { Snapshot } from './snapshot.js';
import { feedOptions, Subscription } from './subscription.js';
import { version } from './versions.js';
import { writeOptions } from './write-options.js';

const OPTIONS = ['storage', 'worker', 'durability', 'syncMillis', 'memoryBytes', 'segmentBytes'];

/** A causal database: every write is kept as a version, anything can be read as of any past time. */
export class Database extends Reads {
  /** What runs it, `{name, memory, stored}`; each entry of the package names its own. */
  static _engines;

  /** Opens a database: in memory, or in the `storage` that is given, made where there is none. */
  static async open(options) {
    return new this(await openBackend(checked.options('options', options, OPTIONS), this._engines), undefined);
  }

  /** A new, empty database in memory. */
  static new() {
    return this.open();
  }

  async put(namespace, key, value, options) {
    return version(
      await this._backend.put(
        checked.text('namespace', namespace), checked.text('key', key), encode(value), writeOptions(options)));
  }

  async putBatch(writes) {
    return (await this._backend.putBatch(checked.array('writes', writes).map(batched))).map(version);
  }

  async embed(namespace, key, vector, options) {
    return version(
      await this._backend.embed(
        checked.text('namespace', namespace), checked.text('key', key), embedding(vector, options),
        writeOptions(withoutMetadata(options), ['model'])));
  }

  async delete(namespace, key, options) {
    return version(
      await this._backend.delete(
        checked.text('namespace', namespace), checked.text('key', key), writeOptions(options)));
  }

  async snapshot() {
    return new Snapshot(this._backend, await this._backend.readPoint());
  }

  asOf(at) {
    return new Snapshot(this._backend, checked.time('at', at));
  }

  subscribe(options) {
    return new Subscription(promised(() => this._backend.watch(feedOptions(options))));
  }

  stats() {
    return this._backend.stats();
  }

  sync() {
    return this._backend.sync();
  }

  export(options) {
    const { after } = checked.options('options', options, ['after']);
    const from = after === undefined ? undefined : checked.time('after', after);
    return new Export(async () => this._backend.exportHistory(from));
  }

  async import(source) {
    return this._backend.import(pieces(source));
  }

  verify() {
    return this._backend.verify();
  }

  close() {
    return this._backend.close();
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.close();
  }
}

const promised = async call => call();

const batched = (write, i) => {
  const name = `writes[${i}]`;
  const { namespace, key, value, vector, options, ...rest } = checked.options(
    name, write, ['namespace', 'key', 'value', 'vector', 'delete', 'options']);
  const base = {
    namespace: checked.text(`${name}.namespace`, namespace),
    key: checked.text(`${name}.key`, key),
  };
  if ((value !== undefined) + (vector !== undefined) + (rest.delete === true) !== 1) {
    throw new KoruError('bad_request', `a write has one of value, vector and delete: name=${name}`);
  }
  if (value !== undefined) return { ...base, content: encode(value, `${name}.value`), options: writeOptions(options) };
  if (vector !== undefined) {
    return {
      ...base,
      embedding: embedding(vector, options),
      options: writeOptions(withoutMetadata(options), ['model']),
    };
  }
  return { ...base, options: writeOptions(options) };
};

const embedding = (vector, options) => ({
  model: checked.text('model', options?.model ?? MODEL),
  vector: checked.vector('vector', vector),
  metadata: checked.metadata(options?.metadata),
});

/** An embedding has metadata of its own, which searches look at. */
const withoutMetadata = options => (options === undefined ? undefined : { ...options, metadata: undefined });

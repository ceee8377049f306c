// Reads, at one read point: now, or a past time.

import * as checked from './arguments.js';
import { decode } from './decode.js';
import { History } from './history.js';
import { search } from './search.js';
import { neighbour, version, versionIfAny } from './versions.js';

/** What a database and a snapshot of it have in common. */
export class Reads {
  _backend;
  _at;

  /** @param at RFC 3339, or undefined for now */
  constructor(backend, at) {
    this._backend = backend;
    this._at = at;
  }

  async get(namespace, key) {
    return versionIfAny(
      await this._backend.get(checked.text('namespace', namespace), checked.text('key', key), this._at));
  }

  async getAt(namespace, key, at) {
    return versionIfAny(
      await this._backend.getAt(
        checked.text('namespace', namespace), checked.text('key', key), checked.time('at', at), this._at));
  }

  async getVersion(id) {
    return version(await this._backend.getVersion(checked.text('id', id), this._at));
  }

  async contains(namespace, key) {
    return this._backend.contains(checked.text('namespace', namespace), checked.text('key', key), this._at);
  }

  history(namespace, key, options) {
    return new History(
      async page =>
        this._backend.history(checked.text('namespace', namespace), checked.text('key', key), page, this._at),
      options);
  }

  async diff(from, to) {
    return decode(await this._backend.diff(checked.text('from', from), checked.text('to', to)));
  }

  async listNamespaces() {
    return this._backend.namespaces(this._at);
  }

  async listKeys(namespace, options) {
    const { prefix = '', limit = 0x7fffffff } = checked.options('options', options, ['prefix', 'limit']);
    return this._backend.keys(
      checked.text('namespace', namespace), checked.text('prefix', prefix), checked.count('limit', limit, 1), this._at);
  }

  async searchVectors(namespace, vector, options) {
    const found = await this._backend.search(checked.text('namespace', namespace), search(vector, options), this._at);
    return found.map(neighbour);
  }

  async synthesizeNavigate(namespace, start, operands, options) {
    const { topK } = checked.options('options', options, ['topK']);
    const way = {
      start: checked.text('start', start),
      operands: checked.texts('operands', operands),
      topK: topK === undefined ? undefined : checked.count('topK', topK),
    };
    return (await this._backend.navigate(checked.text('namespace', namespace), way, this._at)).map(neighbour);
  }
}

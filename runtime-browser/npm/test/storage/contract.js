// What every storage adapter must do: each check takes a fresh one and throws when it fails. They
// run in Node and in browsers alike, so they know no test framework.

const { stringify } = JSON;

export const equal = (actual, expected, what = '') => {
  const shown = value => (value instanceof Uint8Array ? `bytes ${[...value]}` : stringify(value));
  if (shown(actual) !== shown(expected)) {
    throw new Error(`${what} expected ${shown(expected)} but was ${shown(actual)}`);
  }
};

export const failure = async (code, act) => {
  try {
    await act();
  } catch (error) {
    equal([error.name, error.code], ['KoruError', code], String(error));
    return error;
  }
  throw new Error(`expected ${code}`);
};

const bytes = text => new TextEncoder().encode(text);
const text = array => new TextDecoder().decode(array);

const written = async (adapter, name, content) => {
  const file = await adapter.create(name);
  await file.append(bytes(content));
  await file.sync();
  await file.close();
};

const content = async file => text(await file.read(0, await file.size()));

const stored = async (adapter, name) => {
  const file = await adapter.openToRead(name);
  const found = await content(file);
  await file.close();
  return found;
};

/** Bytes that differ from their neighbours and from those a page further on. */
const pattern = length => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xFF);

export const checks = {
  async append_readReopen_givesWhatWasWritten(adapter) {
    const file = await adapter.create('file.log');
    const offsets = [];
    for (const part of ['first ', '', 'second']) offsets.push(await file.append(bytes(part)));
    equal(offsets, [0, 6, 6]);
    await file.sync();
    const ranges = [[0, 100], [6, 3], [12, 5], [1000, 5], [0, 0]];
    const read = async from => {
      const parts = [];
      for (const [offset, length] of ranges) parts.push(text(await from.read(offset, length)));
      return parts;
    };
    equal(await read(file), ['first second', 'sec', '', '', '']);
    await file.close();
    const again = await adapter.open('file.log');
    equal(await again.append(bytes('!')), 12);
    equal([await read(again), await again.size()], [['first second!', 'sec', '!', '', ''], 13]);
    await again.close();
  },

  async append_notSynced_isReadInAllPlaces(adapter) {
    const file = await adapter.create('file');
    await file.append(bytes('abc'));
    await file.sync();
    await file.append(bytes('def'));
    equal(
        [await content(file), text(await file.read(2, 2)), await file.size()], ['abcdef', 'cd', 6]);
    await file.close();
    equal(await stored(adapter, 'file'), 'abcdef');
  },

  async append_arrayChangedAfterwards_keepsWhatWasWritten(adapter) {
    const file = await adapter.create('file');
    const array = bytes('kept');
    await file.append(array);
    array.fill(0);
    const read = await file.read(0, 4);
    equal(text(read), 'kept');
    read.fill(0);
    equal(await content(file), 'kept');
    await file.sync();
    equal(await content(file), 'kept');
    await file.close();
  },

  async append_viewOfALargerBuffer_writesItsPartAlone(adapter) {
    const file = await adapter.create('file');
    await file.append(bytes('0123456789').subarray(3, 6));
    await file.sync();
    equal(await content(file), '345');
    await file.close();
  },

  async append_large_isReadInPieces(adapter) {
    const large = pattern(3 << 20);
    const file = await adapter.create('file');
    await file.append(bytes('head'));
    await file.append(large);
    await file.sync();
    await file.close();
    const again = await adapter.open('file');
    equal(await again.size(), large.length + 4);
    for (const [offset, length] of [[4, 10], [1 << 20, 5000], [(2 << 20) - 7, 14]]) {
      equal(await again.read(offset, length), large.slice(offset - 4, offset - 4 + length));
    }
    equal(await again.read(large.length, 99), large.slice(large.length - 4));
    await again.close();
  },

  async append_manySyncedOneByOne_areAllThereAfterOpeningAgain(adapter) {
    const all = pattern(40_000);
    let file = await adapter.create('file');
    for (let at = 0; at < all.length; at += 200) {
      await file.append(all.subarray(at, at + 200));
      await file.sync();
      if (at === 20_000) {
        await file.close();
        file = await adapter.open('file');
      }
    }
    equal(await file.read(0, all.length), all);
    await file.close();
    file = await adapter.open('file');
    equal([await file.size(), await file.append(bytes('!'))], [all.length, all.length]);
    equal(await file.read(16_380, 10), all.slice(16_380, 16_390));
    await file.close();
  },

  async operations_notAwaited_completeInTheirOrder(adapter) {
    const file = await adapter.create('file');
    const done = [];
    const noted = (name, answer) => Promise.resolve(answer).then(() => done.push(name));
    await Promise.all([
      noted('append', file.append(bytes('ab'))), noted('sync', file.sync()),
      noted('append 2', file.append(bytes('cd'))), noted('sync 2', file.sync()),
      noted('read', file.read(0, 9)), noted('close', file.close()),
    ]);
    equal(done, ['append', 'sync', 'append 2', 'sync 2', 'read', 'close']);
    equal(await stored(adapter, 'file'), 'abcd');
  },

  async sync_each_isCounted(adapter) {
    const file = await adapter.create('file');
    const before = { ...adapter.counts };
    await file.append(bytes('a'));
    await file.append(bytes('b'));
    equal(adapter.counts, { appends: before.appends + 2, flushes: before.flushes });
    await file.sync();
    equal(adapter.counts.flushes, before.flushes + 1);
    await file.append(bytes('c'));
    await file.sync();
    equal(adapter.counts.flushes, before.flushes + 2);
    await file.close();
  },

  async list_severalNames_areSortedByCodeUnits(adapter) {
    for (const name of ['b', 'a-1.log', 'c_2', 'a', '10', '9']) await written(adapter, name, name);
    equal(await adapter.list(), ['10', '9', 'a', 'a-1.log', 'b', 'c_2']);
  },

  async names_againstTheRule_areRefused(adapter) {
    const bad = ['', 'A', 'a/b', '../a', '.a', '-a', 'a b', 'a\n', '\u00e4', 'a'.repeat(256)];
    for (const name of bad) {
      for (const way of ['create', 'open', 'openToRead', 'delete']) {
        await failure('bad_request', () => adapter[way](name));
      }
      await failure('bad_request', () => adapter.rename(name, 'a'));
    }
    await written(adapter, 'a'.repeat(255), 'long');
    for (const name of bad) {
      await failure('bad_request', () => adapter.rename('a'.repeat(255), name));
    }
    equal(await stored(adapter, 'a'.repeat(255)), 'long');
  },

  async rename_ontoAnother_replacesIt(adapter) {
    await written(adapter, 'from', 'new');
    await written(adapter, 'to', 'a longer one, the old');
    await adapter.rename('from', 'to');
    await adapter.syncDirectory();
    equal([await adapter.list(), await stored(adapter, 'to')], [['to'], 'new']);
    await adapter.rename('to', 'to');
    equal(await stored(adapter, 'to'), 'new');
  },

  async delete_thenCreate_givesAnEmptyFile(adapter) {
    await written(adapter, 'file', 'old');
    await adapter.delete('file');
    equal(await adapter.list(), []);
    await written(adapter, 'file', '');
    equal(await stored(adapter, 'file'), '');
  },

  async absentName_everyWay_isNotFound(adapter) {
    for (const way of ['open', 'openToRead', 'delete']) {
      await failure('not_found', () => adapter[way]('absent'));
    }
    await failure('not_found', () => adapter.rename('absent', 'other'));
    equal(await adapter.list(), []);
  },

  async openFile_everyMisuse_isRefused(adapter) {
    await written(adapter, 'other', 'other');
    const file = await adapter.create('file');
    await failure('bad_request', () => adapter.create('file'));
    await failure('bad_request', () => adapter.create('other'));
    await failure('bad_request', () => adapter.open('file'));
    await failure('bad_request', () => adapter.delete('file'));
    await failure('bad_request', () => adapter.rename('file', 'x'));
    await failure('bad_request', () => adapter.rename('other', 'file'));
    await failure('bad_request', () => file.read(-1, 1));
    await failure('bad_request', () => file.read(0, -1));
    await file.close();
    await file.close();
    for (const act of [
      () => file.size(), () => file.append(bytes('a')), () => file.read(0, 1), () => file.sync(),
    ]) {
      await failure('closed', act);
    }
    equal(await adapter.list(), ['file', 'other']);
  },

  async openToRead_besideTheWriter_readsAndChangesNothing(adapter) {
    const file = await adapter.create('file');
    await file.append(bytes('first'));
    const reading = await adapter.openToRead('file');
    equal(await content(reading), 'first');
    await failure('read_only', () => reading.append(bytes('a')));
    await failure('read_only', () => reading.sync());
    await file.append(bytes(' second'));
    await file.close();
    equal(text(await reading.read(0, 5)), 'first');
    await reading.close();
    await failure('closed', () => reading.size());
    equal(await stored(adapter, 'file'), 'first second');
  },

  async openToRead_nameGone_stillReads(adapter) {
    await written(adapter, 'deleted', 'deleted content');
    await written(adapter, 'renamed', 'renamed content');
    await written(adapter, 'replaced', 'replaced content');
    const names = ['deleted', 'renamed', 'replaced'];
    const reading = [];
    for (const name of names) reading.push(await adapter.openToRead(name));
    await adapter.delete('deleted');
    await adapter.rename('renamed', 'replaced');
    await written(adapter, 'deleted', 'another');
    for (const [i, name] of names.entries()) equal(await content(reading[i]), `${name} content`);
    for (const file of reading) await file.close();
    equal([await stored(adapter, 'deleted'), await stored(adapter, 'replaced')],
        ['another', 'renamed content']);
  },

  async openToRead_severalAtOnce_hinderNobody(adapter) {
    await written(adapter, 'file', 'abc');
    const [one, other] = [await adapter.openToRead('file'), await adapter.openToRead('file')];
    const file = await adapter.open('file');
    await file.append(bytes('def'));
    await one.close();
    equal([text(await other.read(0, 3)), await content(file)], ['abc', 'abcdef']);
    await file.close();
    equal(text(await other.read(1, 2)), 'bc');
    await other.close();
    await adapter.delete('file');
    equal(await adapter.list(), []);
  },

  async lock_twice_isAlreadyOpenUntilReleased(adapter) {
    const release = await adapter.lock();
    const error = await failure('already_open', () => adapter.lock());
    equal(/owner|held/i.test(error.message), true, error.message);
    await release();
    await release();
    const again = await adapter.lock();
    await failure('already_open', () => adapter.lock());
    await again();
  },
};

// Checks of the package as its users meet it, run in every place: each takes KoruDelta and throws
// when it fails.

const shown = value =>
  JSON.stringify(value, (name, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner));

const equal = (actual, expected) => {
  const [left, right] = [shown(actual), shown(expected)];
  if (left !== right) throw new Error(`expected ${right} but was ${left}`);
};

const rejection = async promise => {
  try {
    await promise;
  } catch (error) {
    if (error?.name !== 'KoruError') throw new Error(`rejected with no KoruError: ${error?.stack ?? error}`);
    return error;
  }
  throw new Error('expected a rejection');
};

const collected = async iterable => {
  const all = [];
  for await (const one of iterable) all.push(one);
  return all;
};

export const checks = {
  async get_afterPut_givesTheVersion(db) {
    const written = await db.put('users', 'alice', { name: 'Alice', age: 1.0 });
    const found = await db.get('users', 'alice');
    equal([found.value, found.versionId, found.operation],
        [{ age: 1, name: 'Alice' }, written.versionId, 'put']);
    equal(/^[0-9a-f]{64}$/.test(found.versionId) && /^[0-9a-f]{64}$/.test(found.contentId), true);
    equal(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/.test(found.timestamp), true);
  },

  async get_integers_bigintOnlyWhereNoDouble(db) {
    const value = [
      9007199254740993n, 9007199254740992n, 2 ** 60, -(2n ** 64n), -(2n ** 64n) - 1n, 1e21, 10n ** 30n,
      10n ** 22n, 1, -0, 5e-324, 1e308, 0.1];
    await db.put('n', 'all', value);
    const read = (await db.get('n', 'all')).value;
    equal(read.map(one => typeof one), value.map((one, i) =>
        [0, 4, 6].includes(i) ? 'bigint' : 'number'));
    equal(read.map(String), value.map((one, i) => (i === 9 ? '0' : String([1, 3, 7].includes(i) ? Number(one) : one))));
  },

  async get_absentKey_isUndefined(db) {
    equal([(await db.get('users', 'nobody')) === undefined], [true]);
    equal([(await db.getAt('users', 'nobody', new Date())) === undefined], [true]);
  },

  async get_protoMember_isAnOwnOne(db) {
    await db.put('a', 'x', JSON.parse('{"__proto__":{"polluted":9007199254740993},"constructor":1}'));
    const { value } = await db.get('a', 'x');
    equal([Object.keys(value), {}.polluted === undefined, Object.getPrototypeOf(value) === Object.prototype],
        [['__proto__', 'constructor'], true, true]);
  },

  async get_textsOfAllKinds_comeBack(db) {
    const texts = ['', '\0', '\u{1F600}', 'e\u0301', '\u00e9', '\u202e', '\ufeff', '\u200d', 'a"b\\c/\n\t\x7f', '#1#'];
    await db.put('t', 'all', { texts, [texts[2]]: 9007199254740993n });
    equal((await db.get('t', 'all')).value.texts, texts);
    for (const key of ['a b', 'a.b', 'a:b', 'a/b', 'a\\b', 'a\nb', 'a\tb', '\u{1F600}']) {
      await db.put('k', key, key);
      equal((await db.get('k', key)).value, key);
    }
  },

  async getAt_betweenVersions_givesTheOlder(db) {
    const first = await db.put('users', 'alice', 1);
    const second = await db.put('users', 'alice', 2);
    equal((await db.getAt('users', 'alice', first.timestamp)).value, 1);
    equal((await db.getAt('users', 'alice', second.timestamp)).value, 2);
    equal((await db.getAt('users', 'alice', '3000-01-01T00:00:00Z')).value, 2);
    equal([(await db.getAt('users', 'alice', new Date(0))) === undefined], [true]);
  },

  async snapshot_laterWrites_doNotShow(db) {
    await db.put('a', 'x', 1);
    const then = await db.snapshot();
    await db.delete('a', 'x');
    await db.put('a', 'y', 2);
    equal([(await then.get('a', 'x')).value, await then.listKeys('a'), await then.contains('a', 'y')],
        [1, ['x'], false]);
    equal((await then.getAt('a', 'x', '3000-01-01T00:00:00Z')).value, 1);
    equal([await db.asOf('2000-01-01T00:00:00Z').listNamespaces(), await db.listKeys('a')], [[], ['y']]);
  },

  async history_afterDelete_hasAllVersionsOldestFirst(db) {
    await db.put('users', 'alice', 1);
    await db.put('users', 'alice', null, { metadata: { by: 'me' } });
    await db.delete('users', 'alice');
    const history = await db.history('users', 'alice');
    equal(history.map(version => version.operation), ['put', 'put', 'delete']);
    equal(history.map(version => 'value' in version), [true, true, false]);
    equal([history[1].value, history[1].metadata], [null, { by: 'me' }]);
    equal(history.map(version => version.previousVersion ?? null),
        [null, history[0].versionId, history[1].versionId]);
    equal(await collected(db.history('users', 'alice')), history);
    equal(await db.history('users', 'alice', { offset: 1, limit: 1 }), [history[1]]);
    equal((await db.getVersion(history[0].versionId.slice(0, 12))).value, 1);
    equal([(await db.get('users', 'alice')) === undefined], [true]);
  },

  async history_thousandsOfVersions_iteratesAllOfThem(db) {
    await Promise.all(Array.from({ length: 2500 }, (_, i) => db.put('a', 'x', i)));
    const values = (await collected(db.history('a', 'x'))).map(({ value }) => value);
    equal(values, Array.from({ length: 2500 }, (_, i) => i));
    equal((await collected(db.history('a', 'x', { offset: 999, limit: 2 }))).length, 2);
  },

  async diff_twoVersions_givesPatch(db) {
    const one = await db.put('a', 'x', { a: 1, b: [1, 2] });
    const two = await db.put('a', 'x', { a: 2, b: [1, 2, 3] });
    equal(await db.diff(one.versionId, two.versionId),
        [{ op: 'replace', path: '/a', value: 2 }, { op: 'add', path: '/b/2', value: 3 }]);
  },

  async put_expectedAndCauses_compareAndSet(db) {
    const first = await db.put('a', 'x', 1, { expected: null });
    equal((await rejection(db.put('a', 'x', 2, { expected: null }))).code, 'conflict');
    const second = await db.put('a', 'x', 2, { expected: first.versionId, causes: [first.versionId] });
    equal(second.causes, [first.versionId]);
    const late = await rejection(db.put('a', 'x', 3, { expected: first.versionId }));
    equal([late.code, late.message.includes(second.versionId)], ['conflict', true]);
    equal((await rejection(db.put('a', 'x', 3, { causes: ['0'.repeat(64)] }))).code, 'not_found');
    await db.delete('a', 'x', { expected: second.versionId });
  },

  async putBatch_oneBadWrite_writesNothing(db) {
    const versions = await db.putBatch([
      { namespace: 'a', key: 'x', value: 1 },
      { namespace: 'a', key: 'v', vector: [1, 2], options: { model: 'm', metadata: { lang: 'en' } } },
      { namespace: 'a', key: 'y', value: { deep: [9007199254740993n] } },
    ]);
    equal([versions.map(({ operation }) => operation), new Set(versions.map(({ timestamp }) => timestamp)).size],
        [['put', 'embed', 'put'], 1]);
    const bad = await rejection(db.putBatch([
      { namespace: 'a', key: 'z', value: 1 }, { namespace: 'a', key: 'w', value: { at: new Date(0) } }]));
    equal([bad.code, bad.message.includes('path=writes[1].value.at ')], ['bad_request', true]);
    equal((await rejection(db.putBatch([{ namespace: 'a', key: 'z' }]))).code, 'bad_request');
    equal((await rejection(db.putBatch([
      { namespace: 'a', key: 'z', value: 1 }, { namespace: 'a', key: 'z', delete: true }]))).code, 'bad_request');
    equal([await db.contains('a', 'z'), await db.putBatch([])], [false, []]);
    await db.putBatch([{ namespace: 'a', key: 'x', delete: true }]);
    equal(await db.listKeys('a'), ['v', 'y']);
  },

  async listKeys_severalNamespaces_areSorted(db) {
    for (const key of ['b', 'a', '\u{1F600}', '\uFFFD']) await db.put('z', key, 0);
    await db.put('a', '__proto__', 0);
    equal(await db.listKeys('z'), ['a', 'b', '\uFFFD', '\u{1F600}']);
    equal(await db.listKeys('z', { prefix: 'b', limit: 1 }), ['b']);
    equal(await db.listNamespaces(), ['a', 'z']);
    equal(await db.listKeys('a'), ['__proto__']);
  },

  async stats_afterWrites_countsThem(db) {
    equal([(await db.stats()).lastCommit === undefined], [true]);
    await db.put('a', 'x', 1);
    const last = await db.put('a', 'x', 2);
    const stats = await db.stats();
    equal([stats.keyCount, stats.totalVersions, stats.commitCount, stats.namespaceCount, stats.lastCommit],
        [1, 2, 2, 1, last.timestamp]);
    equal([stats.memoryBytes > 0, typeof stats.clockAhead], [true, 'boolean']);
  },

  async synthesizeNavigate_kingManWoman_givesQueen(db) {
    const words = { king: [9, 1, 0], man: [0, 1, 0], woman: [0, 0, 1], queen: [9, 0, 1], pear: [-1, 0, 0] };
    for (const [word, vector] of Object.entries(words)) {
      await db.embed('words', word, word === 'man' ? new Float32Array(vector) : vector);
    }
    const [best, next] = await db.synthesizeNavigate('words', 'king', ['-man', '+woman'], { topK: 2 });
    equal([best.key, next.key], ['queen', 'pear']);
    equal(best.score > 0.6 && best.score < 0.7 && next.score < 0, true);
    equal((await db.get('words', 'queen')).value.vector, [9, 0, 1]);
  },

  async searchVectors_filterAndTime_giveWhatIsAsked(db) {
    await db.embed('v', 'one', [1, 0], { metadata: { lang: 'en', year: 1990 } });
    const before = await db.embed('v', 'two', [1, 1], { metadata: { lang: 'de', tags: ['red'] } });
    await db.embed('v', 'one', [-1, 0], { metadata: { lang: 'fr' } });
    const keys = async (options, reads = db) =>
        (await reads.searchVectors('v', [1, 0], options)).map(({ key }) => key);
    equal([await keys(), await keys({ topK: 1 }), await keys({ threshold: 0.5 })], [['two', 'one'], ['two'], ['two']]);
    equal(await keys({}, db.asOf(before.timestamp)), ['one', 'two']);
    equal(await keys({ where: { lang: 'en' } }, db.asOf(before.timestamp)), ['one']);
    equal(await keys({ where: { year: { gte: 1990, lt: 1991 } } }, db.asOf(before.timestamp)), ['one']);
    equal([await keys({ where: { tags: { contains: 'red' } } }), await keys({ where: { lang: { in: ['fr', 'it'] } } })],
        [['two'], ['one']]);
    equal([await keys({ where: { year: { exists: true } } }), await keys({ metric: 'euclidean', exact: true, ef: 9 })],
        [[], ['two', 'one']]);
    const other = await rejection(db.embed('v', 'three', [1, 2, 3]));
    equal([other.code, /2.*3|3.*2/.test(other.message)], ['bad_request', true]);
    equal((await rejection(db.searchVectors('v', [1, 0], { where: { a: { like: 1 } } }))).code, 'bad_request');
  },

  async subscribe_fromToken_missesNothing(db) {
    const live = db.subscribe({ namespace: 'a' });
    await live.ready();
    await db.put('b', 'x', 0);
    await db.put('a', 'x', 1);
    await db.put('a', 'x', 2);
    await db.delete('a', 'x');
    const seen = [];
    for await (const { changes: [change] } of live) {
      seen.push([change.kind, change.before?.value ?? null, change.after.value ?? null]);
      if (seen.length === 2) break;
    }
    equal(seen, [['insert', null, 1], ['update', 1, 2]]);
    const resumed = db.subscribe({ namespace: 'a', after: live.token, until: '3000-01-01T00:00:00Z' });
    equal((await resumed.next()).value.changes[0].kind, 'delete');
    const waiting = resumed.next();
    await resumed.close();
    equal([(await waiting).done, (await resumed.next()).done], [true, true]);
  },

  async export_importedElsewhere_hasTheSameIds(db, KoruDelta) {
    await db.put('a', 'x', { big: 9007199254740993n });
    await db.putBatch([{ namespace: 'a', key: 'x', value: 2 }, { namespace: 'b', key: 'y', vector: [1] }]);
    const bytes = await db.export();
    const pieces = await collected(db.export());
    equal(pieces.reduce((sum, piece) => sum + piece.length, 0), bytes.length);
    const other = await KoruDelta.new();
    const report = await other.import(bytes);
    equal([report.versions, report.commits, report.bytes], [3, 2, bytes.length]);
    equal(await other.history('a', 'x'), await db.history('a', 'x'));
    equal([...(await other.export())], [...bytes]);
    equal((await rejection(other.import(bytes))).code, 'conflict');
    await other.put('a', 'x', 3);
    await other.close();
  },

  async import_damaged_bringsNothing(db, KoruDelta) {
    await db.put('a', 'x', 1);
    const bytes = await db.export();
    const other = await KoruDelta.new();
    for (const damaged of [bytes.slice(0, bytes.length - 1), bytes.map((byte, i) => (i === 90 ? byte ^ 1 : byte))]) {
      equal((await rejection(other.import(damaged))).code, 'corruption');
    }
    equal((await rejection(other.import(new Uint8Array(200).fill(65)))).code, 'bad_request');
    equal((await rejection(other.import('text'))).code, 'bad_request');
    equal((await rejection(other.import(7))).code, 'bad_request');
    equal((await other.stats()).totalVersions, 0);
    await other.put('a', 'x', 1);
    await other.close();
  },

  async verify_soundDatabase_saysSo(db) {
    await db.put('a', 'x', 1);
    await db.put('a', 'x', 2);
    const checking = db.verify();
    const meanwhile = db.put('a', 'x', 3);
    equal(await checking, { sound: true, versions: 2, commits: 2, findings: [] });
    await meanwhile;
    equal((await db.history('a', 'x')).length, 3);
  },

  async put_whatJsonCannotSay_rejectsWithItsPath(db) {
    const cycle = { inner: {} };
    cycle.inner.back = [cycle];
    for (const [value, path, actual] of [
      [undefined, 'value', 'undefined'], [NaN, 'value', 'NaN'], [-Infinity, 'value', '-Infinity'],
      [{ a: [1, { b: new Date(0) }] }, 'value.a[1].b', 'Date'], [[new Map()], 'value[0]', 'Map'],
      [{ 'a b': Symbol('s') }, 'value["a b"]', 'symbol'], [[() => 1], 'value[0]', '() => 1'],
      [new (class Point {})(), 'value', 'Point'], [new Uint8Array(1), 'value', 'Uint8Array'],
      [cycle, 'value.inner.back[0]', 'cycle'], [[1, , 2], 'value[1]', 'undefined'],
      [{ [Symbol('s')]: 1 }, 'value', 'Symbol(s)'], ['\uD800', 'value', '"\\ud800"'],
      [{ '\uDC00': 1 }, 'value', '"\\udc00"'],
    ]) {
      const error = await rejection(db.put('a', 'x', value));
      equal([error.code, error.message.slice(error.message.indexOf('path='))],
          ['bad_request', `path=${path} actual=${actual}`]);
    }
    equal(await db.listNamespaces(), []);
  },

  async put_atItsLimits_isTakenAndAboveRefused(db) {
    const nested = depth => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    await db.put('a', 'deep', nested(512));
    equal((await rejection(db.put('a', 'deep', nested(513)))).code, 'limit');
    await db.put('a', 'digits', 10n ** 999n + 1n);
    equal((await rejection(db.put('a', 'digits', 10n ** 1000n + 1n))).code, 'limit');
    await db.put('a', 'k'.repeat(1024), 1);
    equal((await rejection(db.put('a', 'k'.repeat(1025), 1))).code, 'limit');
    equal((await rejection(db.put('a', 'big', 'x'.repeat(17 << 20)))).code, 'limit');
    const large = { text: 'x'.repeat(100_000) };
    await db.put('a', 'large', large);
    equal((await db.get('a', 'large')).value, large);
  },

  async anyCall_wrongTypes_rejectsNamingTheArgument(db, KoruDelta) {
    for (const [promise, name] of [
      [db.put(), 'namespace'], [db.put('a', 1, 1), 'key'], [db.put('a', 'x', 1, 7), 'options'],
      [db.put('a', 'x', 1, { metadata: [] }), 'metadata'], [db.put('a', 'x', 1, { causes: 'c' }), 'causes'],
      [db.put('a', 'x', 1, { expect: null }), 'options.expect'], [db.put('a', 'x', 1, { expected: 1 }), 'expected'],
      [db.get(null, 'x'), 'namespace'], [db.getAt('a', 'x', 5), 'at'], [db.getAt('a', 'x', new Date('?')), 'at'],
      [db.embed('a', 'x', 'm'), 'vector'], [db.embed('a', 'x', [1, '2']), 'vector[1]'],
      [db.synthesizeNavigate('a', 'x', '-y'), 'operands'], [db.synthesizeNavigate('a', 'x', [7]), 'operands[0]'],
      [db.synthesizeNavigate('a', 'x', [], { topK: 1.5 }), 'topK'], [db.listKeys('a', { limit: 0 }), 'limit'],
      [db.history('a', 'x', { offset: -1 }), 'offset'], [db.putBatch({}), 'writes'], [db.putBatch([1]), 'writes[0]'],
      [db.searchVectors('a', [1], { metric: 'far' }), 'metric'], [db.subscribe({ namespace: 1 }).next(), 'namespace'],
      [KoruDelta.open({ store: 1 }), 'options.store'], [KoruDelta.open({ storage: 'disk' }), 'storage'],
    ]) {
      const error = await rejection(promise);
      equal([error.code, error.message, true], ['bad_request', error.message, error.message.includes(name)]);
    }
    equal(await db.listNamespaces(), []);
  },

  async anyCall_failure_rejectsWithItsCode(db) {
    equal((await rejection(db.delete('a', 'x'))).code, 'not_found');
    equal((await rejection(db.put('', 'x', 1))).code, 'bad_request');
    equal((await rejection(db.put('a', '\uD800', 1))).code, 'bad_request');
    equal((await rejection(db.synthesizeNavigate('a', 'x', ['y']))).code, 'bad_request');
    equal((await rejection(db.getAt('a', 'x', 'yesterday'))).code, 'bad_request');
    equal((await rejection(db.getVersion('0'.repeat(64)))).code, 'not_found');
  },

  async close_calledTwice_laterCallsAreClosed(db) {
    await db.put('a', 'x', 1);
    const feed = db.subscribe();
    await feed.ready();
    const waiting = rejection(feed.next());
    equal([(await db.close()) === undefined, (await db.close()) === undefined], [true, true]);
    equal((await waiting).code, 'closed');
    for (const late of [db.get('a', 'x'), db.put('a', 'x', 2), db.history('a', 'x'), db.stats()]) {
      equal((await rejection(late)).code, 'closed');
    }
  },

  async open_twice_givesTwoDatabases(db, KoruDelta) {
    const [one, other] = await Promise.all([KoruDelta.open(), KoruDelta.new()]);
    await one.put('a', 'x', 1);
    equal([await one.listKeys('a'), await other.listKeys('a'), await db.listKeys('a')], [['x'], [], []]);
    await Promise.all([one.close(), other.close()]);
  },

  async put_manyAtOnce_numbersThemInOneChain(db) {
    await Promise.all(Array.from({ length: 500 }, (_, i) => db.put('a', 'x', i)));
    const history = await db.history('a', 'x');
    equal(history.map(version => version.value), Array.from({ length: 500 }, (_, i) => i));
    equal(history.slice(1).every((version, i) => version.previousVersion === history[i].versionId), true);
  },

  async get_awaitedEndlessly_leavesThePlatformItsTurn(db) {
    let turns = 0;
    setTimeout(() => turns++, 0);
    const end = performance.now() + 5000;
    while (turns === 0 && performance.now() < end) await db.get('a', 'x');
    equal(turns, 1);
  },
};

// Runs all checks, one after another, each with a database of its own; reports {name, text} for
// each, the text a problem's if any.
export const run = async ({ KoruDelta }, report) => {
  for (const [name, check] of Object.entries(checks)) {
    try {
      const db = await KoruDelta.open();
      await check(db, KoruDelta);
      await db.close();
      await report({ name });
    } catch (error) {
      await report({ name, text: String(error?.stack ?? error) });
    }
  }
};

// Checks of the shipped bundle, run in every place: each takes `open` and throws when it fails.

const equal = (actual, expected) => {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right} but was ${left}`);
};

const rejection = async promise => {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof Error)) throw new Error(`rejected with no Error: ${error}`);
    return error;
  }
  throw new Error('expected a rejection');
};

export const checks = {
  async get_afterPut_givesTheVersion(open) {
    const db = await open();
    const written = await db.put('users', 'alice', '{"name":"Alice","age":1.0}');
    const { value, versionId, contentId, operation, timestamp } = await db.get('users', 'alice');
    equal([value, versionId, operation], ['{"age":1,"name":"Alice"}', written.versionId, 'put']);
    equal(/^[0-9a-f]{64}$/.test(versionId) && /^[0-9a-f]{64}$/.test(contentId), true);
    equal(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/.test(timestamp), true);
    await db.close();
  },

  async get_bigInteger_keepsItsDigits(open) {
    const db = await open();
    await db.put('n', 'big', '9007199254740993');
    equal((await db.get('n', 'big')).value, '9007199254740993');
    await db.close();
  },

  async get_absentKey_isNull(open) {
    const db = await open();
    equal(await db.get('users', 'nobody'), null);
    await db.close();
  },

  async getAt_betweenVersions_givesTheOlder(open) {
    const db = await open();
    const first = await db.put('users', 'alice', '1');
    const second = await db.put('users', 'alice', '2');
    equal((await db.getAt('users', 'alice', first.timestamp)).value, '1');
    equal((await db.getAt('users', 'alice', second.timestamp)).value, '2');
    equal(await db.getAt('users', 'alice', '2000-01-01T00:00:00Z'), null);
    await db.close();
  },

  async history_afterDelete_hasAllVersionsOldestFirst(open) {
    const db = await open();
    await db.put('users', 'alice', '1');
    await db.put('users', 'alice', 'null');
    await db.delete('users', 'alice');
    const history = await db.history('users', 'alice');
    equal(history.map(version => version.operation), ['put', 'put', 'delete']);
    equal(history.map(version => version.value), ['1', 'null', undefined]);
    equal(history.map(version => version.previousVersion),
        [undefined, history[0].versionId, history[1].versionId]);
    equal(await db.get('users', 'alice'), null);
    await db.close();
  },

  async keys_severalNamespaces_areSorted(open) {
    const db = await open();
    for (const key of ['b', 'a', '\u{1F600}', '\uFFFD']) await db.put('z', key, '0');
    await db.put('a', '__proto__', '0');
    equal(await db.keys('z'), ['a', 'b', '\uFFFD', '\u{1F600}']);
    equal(await db.namespaces(), ['a', 'z']);
    equal(await db.keys('a'), ['__proto__']);
    await db.close();
  },

  async stats_afterWrites_countsThem(open) {
    const db = await open();
    equal((await db.stats()).lastCommit, undefined);
    await db.put('a', 'x', '1');
    const last = await db.put('a', 'x', '2');
    const stats = await db.stats();
    equal([stats.keys, stats.versions, stats.commits, stats.namespaces, stats.lastCommit],
        [1, 2, 2, 1, last.timestamp]);
    await db.close();
  },

  async navigate_kingManWoman_givesQueen(open) {
    const db = await open();
    const words = { king: [9, 1, 0], man: [0, 1, 0], woman: [0, 0, 1], queen: [9, 0, 1], pear: [-1, 0, 0] };
    for (const [word, vector] of Object.entries(words)) {
      await db.embed('words', word, 'toy', new Float32Array(vector));
    }
    const [best, next] = await db.navigate('words', 'king', ['-man', '+woman'], 2);
    equal([best.key, next.key], ['queen', 'pear']);
    equal(best.score > 0.6 && best.score < 0.7 && next.score < 0, true);
    equal(JSON.parse((await db.get('words', 'queen')).value).vector, [9, 0, 1]);
    await db.close();
  },

  async put_malformedJson_rejectsWithCodeAndPlace(open) {
    const db = await open();
    const error = await rejection(db.put('a', 'x', '{"a":1,\n"a":2}'));
    equal([error.name, error.code, error.message.includes('line=2')], ['KoruError', 'bad_request', true]);
    await db.close();
  },

  async anyCall_wrongTypes_rejectsNamingTheArgument(open) {
    const db = await open();
    for (const [promise, name] of [
      [db.put(), 'namespace'], [db.put('a', 1, '1'), 'key'], [db.put('a', 'x', { a: 1 }), 'json'],
      [db.get(null, 'x'), 'namespace'], [db.getAt('a', 'x', new Date(0)), 'at'],
      [db.embed('a', 'x', 'm', [1, 2]), 'components'], [db.navigate('a', 'x', '-y', 1), 'operands'],
      [db.navigate('a', 'x', [7], 1), 'operands[0]'], [db.navigate('a', 'x', [], 1.5), 'top'],
    ]) {
      const error = await rejection(promise);
      equal([error.code, error.message.includes(`name=${name} `)], ['bad_request', true]);
    }
    equal(await db.namespaces(), []);
    await db.close();
  },

  async anyCall_failure_rejectsWithItsCode(open) {
    const db = await open();
    equal((await rejection(db.delete('a', 'x'))).code, 'not_found');
    equal((await rejection(db.put('a', 'k'.repeat(1025), '1'))).code, 'limit');
    equal((await rejection(db.put('a', '\uD800', '1'))).code, 'bad_request');
    equal((await rejection(db.navigate('a', 'x', ['y'], 1))).code, 'bad_request');
    equal((await rejection(db.getAt('a', 'x', 'yesterday'))).code, 'bad_request');
    await db.close();
  },

  async close_calledTwice_laterCallsAreClosed(open) {
    const db = await open();
    await db.put('a', 'x', '1');
    equal([await db.close(), await db.close()], [undefined, undefined]);
    for (const late of [db.get('a', 'x'), db.put('a', 'x', '2'), db.history('a', 'x'), db.stats()]) {
      equal((await rejection(late)).code, 'closed');
    }
  },

  async open_twice_givesTwoDatabases(open) {
    const [one, other] = await Promise.all([open(), open()]);
    await one.put('a', 'x', '1');
    equal([await one.keys('a'), await other.keys('a')], [['x'], []]);
    await Promise.all([one.close(), other.close()]);
  },

  async put_manyAtOnce_numbersThemInOneChain(open) {
    const db = await open();
    await Promise.all(Array.from({ length: 500 }, (_, i) => db.put('a', 'x', String(i))));
    const history = await db.history('a', 'x');
    equal(history.map(version => version.value), Array.from({ length: 500 }, (_, i) => String(i)));
    await db.close();
  },

  async get_awaitedEndlessly_leavesThePlatformItsTurn(open) {
    const db = await open();
    let turns = 0;
    setTimeout(() => turns++, 0);
    const end = performance.now() + 5000;
    while (turns === 0 && performance.now() < end) await db.get('a', 'x');
    equal(turns, 1);
    await db.close();
  },
};

// Runs all checks, one after another; reports {name, text} for each, the text a problem's if any.
export const run = async ({ open }, report) => {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(open);
      await report({ name });
    } catch (error) {
      await report({ name, text: String(error?.stack ?? error) });
    }
  }
};

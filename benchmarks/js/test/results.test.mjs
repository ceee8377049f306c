import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resultFile, Results } from '../src/results.js';
import { dashes, jobsOf } from '../src/selection.js';
import { number, table } from '../src/table.js';

const row = (operation, subject, ...figures) => ({ operation, subject, figures });

function results(...rows) {
  const made = new Results('node');
  made.rows.push(...rows);
  return made;
}

test('verdict_floorOfRateAndOfCost_metOnlyOnItsBetterSide', () => {
  assert.equal(results(row('put', 'KoruDelta', 30_000)).verdict('put'), 'met');
  assert.equal(results(row('put', 'KoruDelta', 29_999)).verdict('put'), 'missed');
  assert.equal(results(row('put', 'PouchDB', 99_999)).verdict('put'), 'not measured');
  const page = new Results('chromium');
  page.rows.push(row('start to first get', 'KoruDelta', 51));
  assert.equal(page.verdict('start to first get'), 'missed');
});

test('compare_someKeepVersions_heldAgainstTheFastestOfThem', () => {
  const made = results(
    row('get', 'KoruDelta', 1, 300, 200),
    row('get', 'Yjs', 100),
    row('get', 'PouchDB', 50),
    row('get', 'LokiJS', 900),
  );
  made.compare(['Yjs', 'PouchDB']);
  assert.deepEqual(made.row('get ÷ fastest with versions', 'KoruDelta').figures, [2]);
  assert.equal(made.verdict('get ÷ fastest with versions'), 'met');
});

test('resultFile_oneRow_hasRatioAndTarget', () => {
  const file = resultFile({
    machine: {},
    shape: {},
    peers: [],
    results: [results(row('put', 'KoruDelta', 60_000), row('put', 'PouchDB', 20_000))],
  });
  assert.equal(file.measurements[1].usDividedByIt, 3);
  assert.deepEqual(file.targets[0], {
    operation: 'put',
    platform: 'node',
    baseline: 'KoruDelta',
    lessIsBetter: false,
    floorIs: 'met',
    floor: 30_000,
    goal: 60_000,
  });
});

test('table_dashAndFewer_saysWhy', () => {
  const made = results({ ...row('put', 'Yjs', 10), on: 7 });
  made.dashes.push({ operation: 'put', subject: 'sql.js', why: 'no reason' });
  const text = table(made, () => 10);
  assert.match(text, /Yjs .* on 7 only/);
  assert.match(text, /sql\.js +– +no reason/);
});

test('jobsOf_only_keepsWhatHasSuchARow', () => {
  assert.deepEqual(jobsOf('Yjs', /getAt.*Yjs/, 'node'), ['documents']);
  assert.deepEqual(jobsOf('Yjs', /getAt.*Loki/, 'node'), []);
  assert.deepEqual(jobsOf('Yjs', /bundle/, 'node'), []);
  assert.deepEqual(jobsOf('Yjs', /bundle/, 'bundle'), ['bundle']);
});

test('dashes_onOnePlatform_onlyThere', () => {
  const peer = { cannot: { getAt: 'a' }, cannotOn: { node: { open: 'b' } } };
  assert.equal(dashes(peer, 'node').length, 2);
  assert.deepEqual(dashes(peer, 'chromium'), [{ operation: 'getAt', why: 'a' }]);
});

test('number_anySize_threeDigits', () => {
  assert.deepEqual([0.0161, 1.04, 41.2, 412, 30_100, 999_900].map(number), [
    '0.016',
    '1.04',
    '41.2',
    '412',
    '30.1 k',
    '1.00 M',
  ]);
});

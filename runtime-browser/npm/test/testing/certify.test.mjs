import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { certify } from '../../src/testing.js';

test('certify_runtime_hasNoScenarioThatFails', async () => {
  const heard = [];
  const report = await certify({
    platform: 'node',
    group: 'runtime',
    onScenario: (id) => heard.push(id),
  });

  assert.equal(report.platform, 'node');
  assert.ok(report.cells.length > 50);
  assert.deepEqual(
    report.cells.filter((cell) => cell.failed),
    [],
  );
  assert.deepEqual(
    heard,
    report.cells.map((cell) => cell.id),
  );
  await assert.rejects(certify({ group: 'no such' }), { code: 'bad_request' });
});

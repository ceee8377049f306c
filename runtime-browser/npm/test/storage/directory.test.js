// What storage in a directory does beside the contract: modes, names, owners, failures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { files } from '../../src/node.js';
import { parseRecord, recordText, thisProcess } from '../../src/owner-record.js';
import { Talking } from './talking.js';

const root = mkdtempSync(join(tmpdir(), 'korudelta-directory-'));
after(() => rmSync(root, { recursive: true, force: true }));

let directories = 0;

const fresh = () => {
  const directory = join(root, String(++directories));
  mkdirSync(directory);
  return directory;
};

const nodeProcess = (...work) => Talking.start(
    process.execPath, [fileURLToPath(new URL('node-process.js', import.meta.url)), ...work]);

const lockFile = directory => join(directory, 'owner.lock');

const refusal = async (directory, code = 'already_open') => {
  let refused;
  await assert.rejects(async () => files(directory).lock(), error => {
    refused = error;
    return error.code === code;
  });
  return refused.message;
};

const takes = async directory => {
  const release = await files(directory).lock();
  assert.equal(parseRecord(readFileSync(lockFile(directory), 'ascii')).pid, process.pid);
  await release();
  assert.deepEqual(readdirSync(directory), []);
};

const leave = (directory, change) =>
    writeFileSync(lockFile(directory), recordText({ ...thisProcess(), ...change }));

test('create_missingDirectories_areForTheirOwnersEyesOnly', async () => {
  const directory = join(fresh(), 'a', 'b');
  const adapter = files(directory);
  const file = adapter.create('file');
  const release = await adapter.lock();
  const mode = path => (lstatSync(path).mode & 0o777).toString(8);
  assert.deepEqual(
      [join(directory, '..'), directory, join(directory, 'file'), lockFile(directory)].map(mode),
      ['700', '700', '600', '600']);
  await release();
  await file.close();
});

test('create_fileOnTheWay_isBadRequest', () => {
  const directory = fresh();
  writeFileSync(join(directory, 'file'), '');
  assert.throws(() => files(join(directory, 'file', 'a')).create('b'), { code: 'bad_request' });
});

test('names_ofTheOwnerLock_areReservedAndNotListed', async () => {
  const directory = fresh();
  const adapter = files(directory);
  const release = await adapter.lock();
  writeFileSync(join(directory, 'Foreign File'), '');
  for (const name of ['owner.lock', 'owner.lock.1']) {
    for (const way of ['create', 'open', 'openToRead', 'delete']) {
      assert.throws(() => adapter[way](name), { code: 'bad_request' });
    }
  }
  assert.deepEqual(adapter.list(), ['Foreign File']);
  await release();
});

test('open_directoryInTheFilesPlace_isBadRequest', () => {
  const directory = fresh();
  mkdirSync(join(directory, 'sub'));
  assert.throws(() => files(directory).open('sub'), { code: 'bad_request' });
});

const onLinux = { skip: process.platform !== 'linux' };

test('append_deviceFull_isStorageFailureByQuotaForGood', onLinux, async () => {
  const directory = fresh();
  symlinkSync('/dev/full', join(directory, 'full'));
  const file = files(directory).open('full');
  assert.throws(() => file.append(new Uint8Array(9)),
      { code: 'storage_failure', reason: 'quota', message: /ENOSPC/ });
  await assert.rejects(async () => file.sync(), { code: 'storage_failure', message: /earlier/ });
  await file.close();
});

test('sync_fails_everyLaterOneFailsToo', async () => {
  const directory = fresh();
  symlinkSync('/dev/zero', join(directory, 'device')); // It cannot be synced.
  const file = files(directory).open('device');
  const failure = message => ({ code: 'storage_failure', message });
  await assert.rejects(async () => file.sync(), failure(/operation=sync/));
  await assert.rejects(async () => file.sync(), failure(/earlier/));
  assert.throws(() => file.append(new Uint8Array(1)), failure(/earlier/));
  await file.close();
});

test('lock_heldByAnotherAdapterOfThisProcess_namesIt', async () => {
  const directory = fresh();
  const release = await files(directory).lock();
  assert.match(await refusal(directory), new RegExp(`ownerPid=${process.pid} .*this process`));
  await release();
  await takes(directory);
});

test('lock_heldByAThreadOfThisProcess_isRefusedUntilTheThreadEnds', async () => {
  const directory = fresh();
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { files } from '${new URL('../../src/node.js', import.meta.url)}';
    await files(workerData).lock();
    parentPort.postMessage('locked');
    setInterval(() => {}, 1000);`;
  const worker = new Worker(
      new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData: directory });
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  assert.match(await refusal(directory), /this process/);
  await worker.terminate();
  await takes(directory);
});

test('lock_heldByAnotherProcess_isRefusedUntilThatDies', async () => {
  const directory = fresh();
  const holder = nodeProcess(directory, 'hold');
  assert.equal(await holder.line(), 'locked');
  assert.match(await refusal(directory), new RegExp(`ownerPid=${holder.pid} .*process alive`));
  await holder.kill();
  await takes(directory);
});

test('lock_severalProcessesAfterADeadOwner_oneAtATime', async () => {
  const directory = fresh();
  const holder = nodeProcess(directory, 'hold');
  await holder.line();
  await holder.kill();
  const takers = Array.from({ length: 6 }, () => nodeProcess(directory, 'hold'));
  const answers = await Promise.all(takers.map(taker => taker.line()));
  const owner = takers[answers.indexOf('locked')];
  assert.equal(answers.filter(answer => answer === 'locked').length, 1, String(answers));
  assert.equal(answers.filter(answer => answer.startsWith('error already_open')).length, 5);
  assert.equal(parseRecord(readFileSync(lockFile(directory), 'ascii')).pid, owner.pid);
  await Promise.all(takers.map(taker => taker.kill()));
});

test('lock_recordOfAnEarlierProcessWithThisId_isTaken', async () => {
  const directory = fresh();
  leave(directory, { pid: 1, start: 'ticks:123456789' });
  await takes(directory);
});

test('lock_recordOfAnEarlierBoot_isTaken', async () => {
  const directory = fresh();
  leave(directory, { boot: '00000000-0000-0000-0000-000000000000' });
  await takes(directory);
});

test('lock_recordOfThisProcessThatNobodyHolds_isTaken', async () => {
  const directory = fresh();
  leave(directory, {});
  await takes(directory);
});

test('lock_unprovable_isRefusedWhateverTheRecordSaysOfFileLocks', async () => {
  for (const change of [
    { namespace: 'pid:[1]' }, { namespace: '' }, { boot: '' }, { pid: 1, start: 'millis:5' },
  ]) {
    for (const fileLocked of [true, false]) {
      const directory = fresh();
      leave(directory, { ...change, fileLocked });
      assert.match(await refusal(directory), /not provable/);
      assert.deepEqual(readdirSync(directory), ['owner.lock']);
    }
  }
});

test('lock_recordOfAnotherVersion_isRefused', async () => {
  const directory = fresh();
  writeFileSync(lockFile(directory), 'korudelta-owner 2\npid=1\nend\n');
  assert.match(await refusal(directory), /another version: .*korudelta-owner 2/);
});

test('lock_recordNotWhole_isWaitedForAndRefused', async () => {
  const directory = fresh();
  const whole = recordText({ ...thisProcess(), boot: 'earlier' });
  writeFileSync(lockFile(directory), whole.slice(0, -5));
  assert.match(await refusal(directory), /being opened by another process/);
  const taking = files(directory).lock();
  writeFileSync(lockFile(directory), whole);
  await (await taking)();
});

test('release_anotherOwnersFileInItsPlace_isLeftAlone', async () => {
  const directory = fresh();
  const release = await files(directory).lock();
  rmSync(lockFile(directory));
  leave(directory, { pid: 1 });
  await release();
  assert.equal(existsSync(lockFile(directory)), true);
});

test('lock_leavesNoFilesOpenOrBeside', onLinux, async () => {
  const directory = fresh();
  const release = await files(directory).lock();
  await refusal(directory);
  assert.deepEqual(readdirSync(directory), ['owner.lock']);
  await release();
  const open = execFileSync('ls', ['-l', `/proc/${process.pid}/fd`], { encoding: 'utf8' });
  assert.equal(open.includes(directory), false, open);
});

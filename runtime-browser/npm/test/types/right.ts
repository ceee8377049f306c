// Uses every type of the package as its users do; the compiler is the test.

import { KoruDelta, KoruError, type Commit, type CurrentVersion, type Json, type Neighbour, type Version } from 'korudelta';
import { indexedDb } from 'korudelta/indexeddb';
import { files } from 'korudelta/node';
import { opfs } from 'korudelta/opfs';
import { useLive } from 'korudelta/react';
import { shared } from 'korudelta/tabs';
import { check, search, simulate } from 'korudelta/testing';
import { KoruDelta as Wasm } from 'korudelta/wasm';

interface User {
  name: string;
  age: number;
  email?: string;
}

export const all = async (): Promise<void> => {
  await using db = await KoruDelta.open({ storage: files('./data'), durability: 'async', syncMillis: 10 });
  await KoruDelta.open({ storage: opfs('notes') });
  await KoruDelta.open({ storage: indexedDb('notes'), worker: true });
  await Wasm.new();
  const both = await shared({ name: 'notes', storage: opfs('notes') });
  console.log(both.owner, await both.get('a', 'b'));

  const written: Version<User> = await db.put<User>('users', 'alice', { name: 'Alice', age: 30 }, { expected: null });
  const bob: User = { name: 'Bob', age: 31 };
  await db.put('users', 'bob', bob);
  await db.put('users', 'list', [1, 2n, { deep: [null] }]);
  const found: CurrentVersion<User> | undefined = await db.get<User>('users', 'alice');
  const name: string | undefined = found?.value.name;
  const past = await db.getAt('users', 'alice', new Date());
  const value: Json | undefined = past?.value;
  const versions: Version<User>[] = await db.history<User>('users', 'alice', { limit: 10 });
  for await (const version of db.history<User>('users', 'alice')) version.value?.age.toFixed();
  await db.putBatch([
    { namespace: 'a', key: 'b', value: 9007199254740993n },
    { namespace: 'a', key: 'c', vector: [1, 2], options: { model: 'm', metadata: { lang: 'en' } } },
    { namespace: 'a', key: 'd', delete: true },
  ]);
  const near: Neighbour[] = await db.searchVectors('words', new Float32Array(3), { where: { year: { gte: 1990 }, lang: 'en' } });
  const snapshot = await db.snapshot();
  await snapshot.synthesizeNavigate('words', 'king', ['-man', '+woman'], { topK: 1 });
  const live = db.subscribe<User>({ namespace: 'users', ...(written.timestamp && { after: written.timestamp }) });
  for await (const commit of live) seen(commit, live.token);
  const bytes: Uint8Array = await db.export();
  await db.import(new Blob([bytes.slice()]));
  try {
    await db.delete('users', 'alice');
  } catch (error) {
    if (error instanceof KoruError && error.code === 'not_found') console.log(error.message, error.reason);
  }
  console.log(name, value, versions, near, (await db.verify()).sound, (await db.stats()).memoryBytes);
};

const seen = (commit: Commit<User>, token: string | undefined): void => console.log(commit.changes[0]?.kind, token);

export const Names = (db: KoruDelta | undefined): readonly string[] =>
  useLive(db, open => open.listKeys('users'), [], { namespace: 'users' }).data ?? [];

export const simulated = async (): Promise<boolean> => {
  await check(async sim => void (await sim.sleep(1)), { seeds: 2 });
  return (await simulate(() => 1, { seed: 7 })).passed && (await search(() => 1, { seeds: 2 })).passed;
};

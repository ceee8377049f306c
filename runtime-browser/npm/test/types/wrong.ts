// What the compiler must refuse; each line names the error that it must give.

import { KoruDelta } from 'korudelta';

export const wrong = async (db: KoruDelta): Promise<void> => {
  await db.put('users', 'alice', { born: new Date() }); // TS2322
  await db.put('users', 'alice', new Map([['a', 1]])); // TS2345
  await db.put('users', 'alice'); // TS2554
  (await db.get('users', 'alice')).value; // TS2532
  await KoruDelta.open({ durability: 'never' }); // TS2322
  new KoruDelta(); // TS2673
};

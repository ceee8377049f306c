// The notes as versions: text under an id, in a database that all tabs share.

import { opfs } from 'korudelta/opfs';
import { shared } from 'korudelta/tabs';

const SPACE = 'notes';
const MILLIS = 500;

// One tab has the files open; the others ask it, and one of them takes over when it is closed.
const db = await shared({ name: 'notes', storage: opfs('notes') });

/** The current versions, what was written last first. */
export const all = async () => {
  const now = await db.snapshot();
  const notes = await Promise.all((await now.listKeys(SPACE)).map(id => now.get(SPACE, id)));
  return notes.sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1));
};

/** All versions of one, oldest first. */
export const history = async id => db.history(SPACE, id);

export const write = (id, text) => db.put(SPACE, id, { text });

/** A version like any other, which names the one that led to it. */
export const restore = (id, { versionId, value }) => db.put(SPACE, id, value, { causes: [versionId] });

/** A version without a value: what was before it stays readable. */
export const remove = id => db.delete(SPACE, id);

/** Calls back after every commit of any tab. A subscription that breaks goes on where it ended: no commit is missed. */
export const follow = async changed => {
  let token;
  for (;;) {
    const commits = db.subscribe({ namespace: SPACE, after: token, before: false });
    try {
      for await (const _ of commits) await changed();
      return;
    } catch (error) {
      if (error.code === 'closed') return;
      token = commits.token ?? token;
      await new Promise(resolve => setTimeout(resolve, MILLIS));
    }
  }
};

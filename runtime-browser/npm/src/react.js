// Live queries for React.

import { useEffect, useState } from 'react';

const WAITING = { data: undefined, error: undefined, loading: true };

export const useLive = (db, question, dependencies, options = {}) => {
  const [live, setLive] = useState(WAITING);
  const { namespace, prefix } = options;
  useEffect(() => {
    if (!db) return undefined;
    let ended = false;
    const tell = change => {
      if (!ended) setLive(change);
    };
    const subscription = db.subscribe({ namespace, prefix, before: false });
    setLive(last => (last.loading ? last : { ...last, loading: true }));
    run(subscription, () => question(db), tell).catch(error => tell({ data: undefined, error, loading: false }));
    return () => {
      ended = true;
      subscription.close().catch(() => {});
    };
  }, [db, namespace, prefix, ...dependencies]);
  return live;
};

/** Takes part before it asks, so that nothing that comes between is missed. */
const run = async (subscription, ask, tell) => {
  await subscription.ready();
  const answer = async () => {
    try {
      tell({ data: await ask(), error: undefined, loading: false });
    } catch (error) {
      tell(last => ({ ...last, error, loading: false }));
    }
  };
  await answer();
  for await (const _ of subscription) await answer();
};

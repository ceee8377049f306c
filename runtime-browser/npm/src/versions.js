// What the engine answers, as users see it.

import { decode } from './decode.js';

/** A version with its value and metadata read; what it has none of, it does not have as a member. */
export const version = raw => {
  const { namespace, key, operation, versionId, contentId, timestamp } = raw;
  const shown = { namespace, key, operation, versionId, contentId, timestamp };
  if (raw.previousVersion !== undefined) shown.previousVersion = raw.previousVersion;
  if (raw.causes !== undefined) shown.causes = raw.causes;
  if (raw.metadata !== undefined) shown.metadata = decode(raw.metadata);
  if (raw.value !== undefined) shown.value = decode(raw.value);
  if (raw.taken !== undefined) {
    shown.taken = raw.taken;
    delete shown.contentId;
  }
  return shown;
};

/** A version, or undefined. */
export const versionIfAny = raw => (raw === null ? undefined : version(raw));

/** One answer of a search: `{key, score, version}`. */
export const neighbour = ({ score, version: raw }) => ({ key: raw.key, score, version: version(raw) });

/** A commit: `{timestamp, changes: [{kind, namespace, key, before?, after}]}`. */
export const commit = ({ timestamp, changes }) => ({ timestamp, changes: changes.map(change) });

const change = ({ kind, before, after }) => {
  const shown = { kind, namespace: after.namespace, key: after.key, after: version(after) };
  if (before !== undefined) shown.before = version(before);
  return shown;
};

// What the engine answers, as users see it.

import { decode } from './decode.js';

/** A version with its value and metadata read; the engine makes an object for each, and it is the user's from here. */
export const version = raw => {
  const { content, metadata } = raw;
  if (metadata !== undefined) raw.metadata = decode(metadata);
  if (content !== undefined) {
    delete raw.content;
    raw.value = decode(content);
  }
  if (raw.taken !== undefined) delete raw.contentId;
  return raw;
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

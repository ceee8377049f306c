// What a write says beyond its value.

import * as checked from './arguments.js';

const KNOWN = ['expected', 'causes', 'metadata', 'durable'];

/** For the engine; undefined when there is nothing to say. */
export const writeOptions = (given, more = []) => {
  if (given === undefined) return undefined;
  const { expected, causes, metadata, durable } = checked.options('options', given, [...KNOWN, ...more]);
  return {
    expected: expected === undefined || expected === null ? expected : checked.text('expected', expected),
    causes: causes === undefined ? undefined : checked.texts('causes', causes),
    metadata: checked.metadata(metadata),
    durable: durable === true,
  };
};

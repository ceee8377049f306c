import assert from 'node:assert/strict';
import test from 'node:test';
import { packed, unpacked } from '../../src/wire.js';

test('packed_everyKindOfArgument_comesBack', () => {
  const message = {
    id: 7,
    args: ['ü\0"', new Uint8Array([0, 255]), { vector: new Float32Array([1.5, -2]), expected: null }, [], 1e300],
  };
  assert.deepEqual(unpacked(packed(message)), message);
});

test('packed_viewIntoALargerBuffer_takesItsPartAlone', () => {
  const view = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
  assert.deepEqual(unpacked(packed({ view })), { view: new Uint8Array([2, 3]) });
});

test('unpacked_atAnyOffset_readsFloats', () => {
  const bytes = packed({ x: 'y', vector: new Float32Array([0.5]) });
  const moved = new Uint8Array(bytes.length + 1);
  moved.set(bytes, 1);
  assert.deepEqual(unpacked(moved.subarray(1)).vector, new Float32Array([0.5]));
});

// Messages as bytes: JSON, and behind it the arrays of bytes and numbers that JSON has no form for.

const text = new TextEncoder();
const reader = new TextDecoder();
const HEAD = 4;

/** One array of bytes: the length of the JSON, the JSON, then each array, its length before it. */
export const packed = message => {
  const arrays = [];
  const json = text.encode(JSON.stringify(message, (name, value) => set(value, arrays)));
  const parts = [json, ...arrays.map(bytes)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + HEAD + part.length, 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    whole.set(part, at + HEAD);
    at += HEAD + part.length;
  }
  return whole;
};

const set = (value, arrays) => {
  if (!ArrayBuffer.isView(value)) return value;
  arrays.push(value);
  return { '\0': value instanceof Float32Array ? 'f' : 'b', at: arrays.length };
};

const bytes = array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** What {@link packed} packed. */
export const unpacked = whole => {
  const parts = [...split(whole)];
  return JSON.parse(reader.decode(parts[0]), (name, value) => found(value, parts));
};

function* split(whole) {
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  for (let at = 0; at < whole.length; ) {
    const length = view.getUint32(at);
    yield whole.subarray(at + HEAD, at + HEAD + length);
    at += HEAD + length;
  }
}

/** Copies: an array of numbers must begin where the platform wants it to. */
const found = (value, parts) => {
  const kind = value?.['\0'];
  if (kind !== 'f' && kind !== 'b') return value;
  const copy = parts[value.at].slice();
  return kind === 'f' ? new Float32Array(copy.buffer) : copy;
};

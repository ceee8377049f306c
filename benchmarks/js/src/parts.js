/** Some JSON and many byte arrays as one: the length of the JSON, the JSON, then all bytes. */
export function joined(head, parts) {
  const lengths = parts.map((part) => part.length);
  const json = new TextEncoder().encode(JSON.stringify({ head, lengths }));
  const all = new Uint8Array(4 + json.length + lengths.reduce((sum, length) => sum + length, 0));
  new DataView(all.buffer).setUint32(0, json.length);
  all.set(json, 4);
  let to = 4 + json.length;
  for (const part of parts) {
    all.set(part, to);
    to += part.length;
  }
  return all;
}

/** What {@link joined} was given. */
export function split(all) {
  const jsonLength = new DataView(all.buffer, all.byteOffset).getUint32(0);
  const text = new TextDecoder().decode(all.subarray(4, 4 + jsonLength));
  const { head, lengths } = JSON.parse(text);
  let from = 4 + jsonLength;
  const parts = lengths.map((length) => {
    const part = all.subarray(from, from + length);
    from += length;
    return part;
  });
  return { head, parts };
}

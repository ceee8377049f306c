// Canonical JSON to values: plain objects and arrays; an integer that is no double is a bigint.

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The value that canonical JSON in UTF-8 says. */
export const decode = bytes => parse(utf8.decode(bytes));

/** The value that canonical JSON says. */
export const parse = text => (mayRound(text) ? withBigints(text) : JSON.parse(text));

/** Whether it has sixteen digits in a row: integers of fewer are doubles. */
const mayRound = text => /\d{16}/.test(text);

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;

/**
 * Parses with each inexact integer written as a marked string, which no other string can be: the
 * mark is longer than any string of the text begins with.
 */
const withBigints = text => {
  const mark = freshMark(text);
  let marked = 0;
  const safe = text.replace(TOKEN, token => {
    if (token[0] === '"' || isDouble(token)) return token;
    marked++;
    return `"${mark}${token}"`;
  });
  return marked === 0 ? JSON.parse(text) : restored(JSON.parse(safe), mark);
};

const freshMark = text => {
  let mark = '#';
  while (text.includes(`"${mark}`)) mark += '#';
  return mark;
};

const isDouble = token => {
  if (/[.e]/.test(token) || token.length < 16) return true;
  const double = Number(token);
  return Number.isFinite(double) && BigInt(token) === BigInt(double);
};

/** Iterates, since values nest deep. */
const restored = (root, mark) => {
  const holder = { root };
  const open = [holder];
  while (open.length > 0) {
    const container = open.pop();
    for (const name of Object.keys(container)) {
      const value = container[name];
      if (typeof value === 'string' && value.startsWith(mark)) {
        define(container, name, BigInt(value.slice(mark.length)));
      } else if (typeof value === 'object' && value !== null) {
        open.push(value);
      }
    }
  }
  return holder.root;
};

/** Assigning to `__proto__` would not make a member. */
const define = (object, name, value) =>
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });

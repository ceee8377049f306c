/**
 * An engine object whose answers go on in the task that asked for them, and which says what is
 * waited for meanwhile.
 *
 * @template {object} E
 * @param {E} engine
 * @param {import('./insides.js').Insides} insides
 * @returns {E}
 */
export function followed(engine, insides) {
  const methods = new Map();
  return new Proxy(engine, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== 'function') {
        return member;
      }
      if (!methods.has(name)) {
        methods.set(name, (...given) => {
          const answer = member.apply(target, given);
          return typeof answer?.then === 'function'
            ? insides.follow(told(name, given), answer)
            : answer;
        });
      }
      return methods.get(name);
    },
  });
}

/** `put users alice`: the call and the names among its arguments. */
function told(name, given) {
  const words = given.slice(0, 2).filter((word) => typeof word === 'string');
  return [String(name), ...words].join(' ');
}

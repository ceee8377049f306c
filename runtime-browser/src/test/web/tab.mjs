// A page that shares a service with others: the words that all of them add, kept in the page that
// opened it, which stands for storage. It does what it is told through the first port it gets.

const encode = text => new TextEncoder().encode(text);
const decode = bytes => new TextDecoder().decode(bytes);

const failure = (code, message) => Object.assign(new Error(message), { code });

// What a request, a text, asks for; `store` answers to whoever asks, a page.
const service = (store, gone) => ({
  async call(request, member) {
    const [act, argument] = decode(request).split(' ');
    if (act === 'size') return encode(String(request.length));
    if (act === 'big') return new Uint8Array(Number(argument));
    if (act === 'who') return encode(member);
    if (act === 'gone') return encode(gone.join());
    if (act === 'fail') throw failure('conflict', 'expected=1 actual=2');
    return encode(String(await store(act, argument)));
  },
  memberGone: member => { gone.push(member); },
  close: () => store('closed'),
});

const serve = async port => {
  const { join } = await import('./korudelta-conformance.js');
  const stored = new Map();
  let numbered = 0;
  const store = (act, argument) => new Promise(resolve => {
    stored.set(++numbered, resolve);
    port.postMessage({ store: numbered, act, argument });
  });
  let member;
  const calls = {
    join: async name => {
      member = await join(name, async () => {
        await store('open');
        return service(store, []);
      });
      member.onOwner(() => port.postMessage({ line: 'owner' }));
      return member.id;
    },
    owner: () => member.owner,
    call: async (request, repeatable, padding = 0) => {
      const answer = await member.call(encode(request + ' '.repeat(padding)), repeatable);
      return answer.length > 1_000 ? String(answer.length) : decode(answer);
    },
    leave: async () => { await member.leave(); },
  };
  port.onmessage = async ({ data: { stored: number, number: asked, call, given, value } }) => {
    if (number) {
      stored.get(number)(value);
      return;
    }
    try {
      port.postMessage({ answered: asked, value: await calls[call](...given) });
    } catch (error) {
      port.postMessage({ answered: asked, code: error.code ?? 'none', text: String(error) });
    }
  };
  port.postMessage({ line: 'ready' });
};

globalThis.onmessage = event => event.ports.length > 0 && serve(event.ports[0]);

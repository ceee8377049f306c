// Checks of how pages of one origin share a service: pages in frames, each with a runtime of its
// own, and the storage of all in this page. Run in a page.

const DEADLINE_MILLIS = 20_000;
const FAILOVER_MILLIS_MAX = 2_000;

const equal = (actual, expected) => {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right} but was ${left}`);
};

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

const within = (what, promise, millis = DEADLINE_MILLIS) =>
  Promise.race([promise, pause(millis).then(() => { throw new Error(`took too long: ${what}`); })]);

const until = async (what, condition) => {
  const end = performance.now() + DEADLINE_MILLIS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`did not come: ${what}`);
    await pause(5);
  }
};

// What is stored, and which pages have it open.
class Store {
  words = [];
  open = new Set();
  held = [];

  act(tab, act, argument) {
    if (act === 'open') {
      if (this.open.size > 0) throw new Error(`open twice: ${[...this.open, tab.name]}`);
      this.open.add(tab.name);
    } else if (act === 'closed') {
      this.open.delete(tab.name);
    } else if (act === 'add') {
      this.words.push(argument);
    } else if (act === 'hold') {
      return new Promise(resolve => this.held.push(resolve));
    }
    return this.words.join();
  }
}

// A page that tab.mjs runs in.
class Tab {
  lines = [];
  waiting = new Map();
  numbered = 0;

  constructor(name, store, element, port) {
    Object.assign(this, { name, store, element, port });
    port.onmessage = ({ data }) => this.hear(data);
  }

  async hear({ line, store, act, argument, answered, value, code, text }) {
    if (line) {
      this.lines.push(line);
    } else if (store) {
      this.port.postMessage({ stored: store, value: await this.store.act(this, act, argument) });
    } else {
      const { resolve, reject } = this.waiting.get(answered);
      if (code) reject(Object.assign(new Error(text), { code }));
      else resolve(value);
    }
  }

  tell(call, ...given) {
    const number = ++this.numbered;
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.port.postMessage({ number, call, given });
    return within(`${this.name}: ${call} ${given}`, answer);
  }

  read(request = 'all') {
    return this.tell('call', request, true);
  }

  write(request) {
    return this.tell('call', request, false);
  }

  code(call) {
    return call.then(() => 'ok', error => error.code);
  }

  // As a tab that is closed.
  end() {
    this.element.remove();
    this.store.open.delete(this.name);
  }
}

const opened = async (name, store) => {
  const element = document.createElement('iframe');
  element.src = '/tab.html';
  const loaded = new Promise(resolve => { element.onload = resolve; });
  document.body.append(element);
  await loaded;
  const { port1, port2 } = new MessageChannel();
  const tab = new Tab(name, store, element, port1);
  element.contentWindow.postMessage('', '*', [port2]);
  await until(`${name} ready`, () => tab.lines.includes('ready'));
  return tab;
};

// Tabs that share `name`; the first is the owner, and the others stand in line in order.
const tabs = async (name, count) => {
  const store = new Store();
  const all = [];
  for (let i = 0; i < count; i++) {
    const tab = await opened(`tab-${i}`, store);
    tab.id = await tab.tell('join', name);
    await tab.read();
    all.push(tab);
  }
  return all;
};

const checks = {
  async call_byEach_reachesOneService(name) {
    const all = await tabs(name, 3);
    for (const tab of all) await tab.write(`add ${tab.name}`);
    for (const tab of all) equal(await tab.read(), 'tab-0,tab-1,tab-2');
    for (const tab of all) equal(await tab.read('who'), tab.id);
    equal(await Promise.all(all.map(tab => tab.tell('owner'))), [true, false, false]);
    equal(all.map(tab => tab.lines.includes('owner')), [true, false, false]);
    return all;
  },

  async call_biggerThanAMessage_isWhole(name) {
    const all = await tabs(name, 2);
    for (const tab of all) {
      equal(await tab.tell('call', 'size ', false, 20_000_000), '20000005');
      equal(await tab.read('big 20000000'), '20000000');
    }
    return all;
  },

  async call_serviceFails_rejectsWithItsCode(name) {
    const all = await tabs(name, 2);
    for (const tab of all) equal(await tab.code(tab.write('fail')), 'conflict');
    return all;
  },

  async ownerEnds_another_answersWithinTwoSeconds(name) {
    const [owner, ...others] = await tabs(name, 3);
    await others[1].write('add a');
    owner.end();
    const began = performance.now();
    for (const tab of others) equal(await tab.read(), 'a');
    equal(await others[1].write('add b'), 'a,b');
    const took = performance.now() - began;
    if (took > FAILOVER_MILLIS_MAX) throw new Error(`took ${took} ms`);
    equal(await others[0].tell('owner'), true);
    return others;
  },

  async ownerEnds_callsUnderWay_areRepeatedOrUnknown(name) {
    const [owner, ...others] = await tabs(name, 3);
    const write = others[1].code(others[1].write('hold'));
    const read = others[1].read('hold');
    await until('both are under way', () => owner.store.held.length === 2);
    owner.end();
    equal(await write, 'outcome_unknown');
    await until('read again', () => owner.store.held.length === 3);
    owner.store.held[2]('there');
    equal(await read, 'there');
    return others;
  },

  async ownerLeaves_serviceIsClosedFirst_writesGoOn(name) {
    const [owner, ...others] = await tabs(name, 3);
    const writes = Array.from({ length: 200 }, (_, i) => others[1].write(`add ${i}`));
    await owner.tell('leave');
    await Promise.all(writes);
    equal(owner.store.words, Array.from({ length: 200 }, (_, i) => String(i)));
    equal(await owner.code(owner.read()), 'closed');
    return [owner, ...others];
  },

  async memberEnds_service_isTold(name) {
    const all = await tabs(name, 3);
    all[1].end();
    await until('it is told', async () => (await all[2].read('gone')) === all[1].id);
    await all[2].tell('leave');
    await until('it is told', async () => (await all[0].read('gone')) === `${all[1].id},${all[2].id}`);
    return [all[0], all[2]];
  },

  async call_wrongArguments_areRefused(name) {
    const all = await tabs(name, 1);
    for (const name of ['', 7]) equal(await all[0].code(all[0].tell('join', name)), 'bad_request');
    return all;
  },
};

// Runs all checks, one after another; reports {name, text} for each, the text a problem's if any.
export const run = async (module, report) => {
  for (const [name, check] of Object.entries(checks)) {
    try {
      const all = await within(name, check(name), 60_000);
      all.forEach(tab => tab.end());
      await report({ name });
    } catch (error) {
      await report({ name, text: String(error?.stack ?? error) });
    }
  }
};

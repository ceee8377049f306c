// Checks of how pages and workers of one origin meet: a page, another in a frame, a worker, and one
// that is shared, each with a runtime of its own. Run in a page.

const DEADLINE_MILLIS = 20_000;

const equal = (actual, expected) => {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right} but was ${left}`);
};

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

const until = async (what, condition) => {
  const end = performance.now() + DEADLINE_MILLIS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`did not come: ${what()}`);
    await pause(2);
  }
};

// A page or a worker that peer.mjs runs in.
class Peer {
  lines = [];
  words = 0;

  constructor(name, port, end) {
    Object.assign(this, { name, port, end });
    port.onmessage = ({ data }) => this.lines.push(data);
  }

  tell(call, ...given) {
    this.port.postMessage([call, ...given]);
  }

  // The time at which it said `line`.
  async said(line) {
    await until(() => `${this.name}: ${line}; said: ${this.texts().slice(-20)}`, () => this.texts().includes(line));
    return this.lines.find(said => said.line === line).at;
  }

  // Ends when it has done all it was told.
  async idle() {
    const word = String(this.words++);
    this.tell('echo', word);
    await this.said(word);
  }

  texts() {
    return this.lines.map(({ line }) => line);
  }

  heard(topic) {
    return this.texts().filter(line => line.startsWith(`heard ${topic} `)).map(line => line.split(' ')[2]);
  }
}

// A peer that is ready, after `post` has given it its port; `end` takes it away.
const connected = async (name, post, end) => {
  const { port1, port2 } = new MessageChannel();
  const peer = new Peer(name, port1, end);
  post(port2);
  await peer.said('ready');
  return peer;
};

const worker = () => {
  const started = new Worker('/peer.mjs', { type: 'module' });
  return connected('worker', port => started.postMessage('', [port]), () => started.terminate());
};

const frame = async name => {
  const element = document.createElement('iframe');
  element.src = '/peer.html';
  const loaded = new Promise(resolve => { element.onload = resolve; });
  document.body.append(element);
  await loaded;
  return connected(name, port => element.contentWindow.postMessage('', '*', [port]), () => element.remove());
};

const shared = () => {
  const started = new SharedWorker('/peer.mjs', { type: 'module' });
  return connected('shared', port => started.port.postMessage('', [port]));
};

// How many wait for the lock, as the platform counts them.
const waiting = async name => {
  const { pending } = await navigator.locks.query();
  return pending.filter(request => request.name === `korudelta:${name}`).length;
};

const inLine = (name, count) => until(() => `${count} in line for ${name}`, async () => (await waiting(name)) === count);

const waitInTurn = async (name, peers) => {
  for (const [at, peer] of peers.entries()) {
    peer.tell('lock', name);
    await inLine(name, at + 1);
  }
};

// What is said of the lock, as this page hears it.
const talkOf = name => {
  const talk = new BroadcastChannel(`korudelta-lock:${name}`);
  talk.heard = [];
  talk.onmessage = ({ data }) => talk.heard.push(data);
  return talk;
};

// The same, from the moment on at which the peer has the lock.
const heldBy = async (peer, name) => {
  peer.tell('lock', name);
  await peer.said(`got ${name}`);
  await peer.idle();
  return talkOf(name);
};

// Holds the lock by no runtime; ends when it is stolen.
const hold = name => new Promise(resolve => {
  navigator.locks.request(`korudelta:${name}`, () => new Promise(() => {})).catch(resolve);
});

const pairs = peers => peers.flatMap(one => peers.map(other => [one, other]));

const lostBefore = async (name, holder, thief) => {
  const lost = await holder.said(`lost ${name}`);
  const got = await thief.said(`got ${name}`);
  if (lost > got) throw new Error(`${thief.name} had it before ${holder.name} lost it: ${got} ${lost}`);
};

const checks = {
  async post_byEach_reachesAllOthersInOrderAndNotItself({ all }) {
    const texts = peer => Array.from({ length: 50 }, (_, i) => `${peer.name}-${i}`);
    for (const peer of all) peer.tell('listen', 'talk');
    for (const peer of all) peer.tell('listen', 'heard');
    for (const peer of all) await peer.idle();
    for (const peer of all) for (const text of texts(peer)) peer.tell('post', 'talk', text);
    for (const peer of all) await until(() => `${peer.name}: ${peer.heard('talk')}`, () => peer.heard('talk').length >= 150);
    // What comes to itself would have come by the time that all have answered.
    for (const peer of all) peer.tell('post', 'heard', peer.name);
    for (const peer of all) await until(() => `${peer.name}: ${peer.heard('heard')}`, () => peer.heard('heard').length >= 3);
    for (const peer of all) {
      for (const other of all) {
        const from = peer.heard('talk').filter(text => text.startsWith(other.name + '-'));
        equal(from, other === peer ? [] : texts(other));
      }
    }
  },

  async post_onManyTopics_losesNoneAndStaysInThoseItListensTo({ page, others: [other] }) {
    page.tell('listen', 'kept');
    for (let i = 0; i < 200; i++) other.tell('listen', `many-${i}`);
    for (const peer of [page, other]) await peer.idle();
    for (let i = 0; i < 200; i++) page.tell('post', `many-${i}`, 'here');
    await other.said('heard many-199 here');
    await page.idle();
    other.tell('post', 'kept', 'still');
    await page.said('heard kept still');
    equal(other.texts().filter(line => line.endsWith(' here')).length, 200);
  },

  async post_byForeignCode_isIgnoredUnlessItIsBytes({ page }) {
    page.tell('listen', 'foreign');
    await page.idle();
    const foreign = new BroadcastChannel('korudelta:foreign');
    for (const message of ['text', null, 7, {}, new Uint8Array([104, 105])]) foreign.postMessage(message);
    await page.said('heard foreign hi');
    foreign.close();
    equal(page.heard('foreign'), ['hi']);
  },

  async lock_released_goesToWaitersInOrder({ page, others }) {
    page.tell('lock', 'line');
    await page.said('got line');
    await waitInTurn('line', others);
    for (const [before, next] of [page, ...others].slice(0, -1).map((peer, at) => [peer, others[at]])) {
      equal(next.texts().includes('got line'), false);
      before.tell('release', 'line');
      await next.said('got line');
    }
    others.at(-1).tell('release', 'line');
  },

  async steal_anyHolderAnyThief_holderLosesItFirstAndTheWaiterWaits({ all }) {
    for (const [at, [holder, thief]] of pairs(all).entries()) {
      const name = `pair-${at}`;
      const waiter = all.find(peer => peer !== holder && peer !== thief);
      holder.tell('lock', name);
      await holder.said(`got ${name}`);
      await waitInTurn(name, [waiter]);
      thief.tell('steal', name);
      if (holder === thief) {
        await until(() => `twice: ${thief.texts()}`, () => thief.texts().filter(line => line === `got ${name}`).length === 2);
        const told = thief.texts().filter(line => line.endsWith(` ${name}`));
        equal(told, [`got ${name}`, `lost ${name}`, `got ${name}`]);
      } else {
        await lostBefore(name, holder, thief);
      }
      equal(await waiting(name), 1);
      thief.tell('release', name);
      await waiter.said(`got ${name}`);
      waiter.tell('release', name);
    }
  },

  async steal_ofAFreeLock_hasIt({ all }) {
    for (const peer of all) {
      peer.tell('steal', 'free');
      await peer.said('got free');
      peer.tell('release', 'free');
    }
  },

  async steal_byTwo_eachLoserLosesItFirst({ page, others: [first, second, waiter] }) {
    page.tell('lock', 'two');
    await page.said('got two');
    await waitInTurn('two', [waiter]);
    first.tell('steal', 'two');
    second.tell('steal', 'two');
    for (const thief of [first, second]) await thief.said('got two');
    await until(() => 'a thief loses it', () => [first, second].some(thief => thief.texts().includes('lost two')));
    const [loser, last] = first.texts().includes('lost two') ? [first, second] : [second, first];
    await lostBefore('two', page, loser);
    await lostBefore('two', loser, last);
    equal([last.texts().includes('lost two'), await waiting('two')], [false, 1]);
    last.tell('release', 'two');
    await waiter.said('got two');
    waiter.tell('release', 'two');
  },

  async steal_fromABlockedWorker_doesNotWaitForIt({ page, others: [blocked] }) {
    blocked.tell('lock', 'blocked');
    await blocked.said('got blocked');
    blocked.tell('block', 3_000);
    page.tell('steal', 'blocked');
    const got = await page.said('got blocked');
    const end = await blocked.said('blocked');
    if (got > end) throw new Error(`waited for the holder: ${got} ${end}`);
    await blocked.said('lost blocked');
    page.tell('release', 'blocked');
  },

  async steal_whileTheHolderReleases_thiefAndWaiterHaveItInTheEnd({ page, others: [holder, thief, waiter] }) {
    for (let round = 0; round < 12; round++) {
      const name = `race-${round}`;
      holder.tell('lock', name);
      await holder.said(`got ${name}`);
      await waitInTurn(name, [waiter]);
      const acts = [() => thief.tell('steal', name), () => holder.tell('release', name)];
      const [first, then] = round % 2 === 0 ? acts : acts.reverse();
      first();
      if (round > 3) await pause(round / 2);
      then();
      await thief.said(`got ${name}`);
      await waiter.idle();
      if (waiter.texts().includes(`got ${name}`)) await lostBefore(name, waiter, thief);
      thief.tell('release', name);
      await waiter.said(`got ${name}`);
      waiter.tell('release', name);
      page.tell('lock', name);
      await page.said(`got ${name}`);
      page.tell('release', name);
    }
  },

  async steal_givenUp_leavesTheLockToTheNext({ page, others: [holder, thief, waiter] }) {
    for (let round = 0; round < 12; round++) {
      const name = `given-up-${round}`;
      holder.tell('lock', name);
      await holder.said(`got ${name}`);
      await waitInTurn(name, [waiter]);
      thief.tell('steal', name);
      if (round > 1) await pause(round);
      thief.tell('cancel', name);
      await until(() => 'thief ends', () => thief.texts().some(line => [`got ${name}`, `gave up ${name}`].includes(line)));
      if (thief.texts().includes(`got ${name}`)) thief.tell('release', name);
      holder.tell('release', name);
      await waiter.said(`got ${name}`);
      waiter.tell('release', name);
      page.tell('lock', name);
      await page.said(`got ${name}`);
      page.tell('release', name);
    }
  },

  async lock_brokenByThePlatform_isLost({ all }) {
    for (const peer of all) {
      peer.tell('lock', 'broken');
      await peer.said('got broken');
      await navigator.locks.request('korudelta:broken', { steal: true }, () => peer.said('lost broken'));
    }
  },

  async lock_newHolder_saysSo({ page, others: [other] }) {
    const talk = await heldBy(page, 'says');
    await waitInTurn('says', [other]);
    page.tell('release', 'says');
    await until(() => 'the new holder says so', () => talk.heard.length > 0);
    talk.close();
    equal(talk.heard, ['held']);
    other.tell('release', 'says');
  },

  // Its patience may be at its end before the answer comes: so there are several attempts.
  async steal_newHolderSaysSo_isAskedAgain({ page }) {
    let asked = 0;
    for (let attempt = 0; asked < 2 && attempt < 10; attempt++) {
      const name = `again-${attempt}`;
      const talk = talkOf(name);
      const stolen = hold(name);
      page.tell('steal', name);
      await until(() => 'the thief asks', () => talk.heard.length > 0);
      talk.postMessage('held');
      await Promise.race([stolen, until(() => 'the thief asks again', () => talk.heard.length > 1)]);
      asked = talk.heard.filter(words => words === talk.heard[0]).length;
      talk.postMessage(talk.heard[0].replace('ask', 'told'));
      await page.said(`got ${name}`);
      await stolen;
      talk.close();
      page.tell('release', name);
    }
    equal(asked, 2);
  },

  // What a thief says and then does not do, as when its page ends.
  async steal_byOneThatEndsMeanwhile_leavesTheLockToTheNext({ page, others: [waiter] }) {
    const talk = await heldBy(page, 'ends');
    await waitInTurn('ends', [waiter]);
    await navigator.locks.request('korudelta-thieves:ends', async () => {
      talk.postMessage('ask 7');
      await until(() => 'the holder answers', () => talk.heard.includes('told 7'));
      await page.said('lost ends');
      equal(await waiting('ends'), 1);
    });
    talk.close();
    await waiter.said('got ends');
    waiter.tell('release', 'ends');
  },

  async lock_ofATerminatedWorker_goesToTheNext({ page }) {
    const mortal = await worker();
    mortal.tell('lock', 'mortal');
    await mortal.said('got mortal');
    await waitInTurn('mortal', [page]);
    mortal.end();
    await page.said('got mortal');
    page.tell('release', 'mortal');
  },

  async lock_ofARemovedFrame_goesToTheNext({ page }) {
    const mortal = await frame('mortal');
    mortal.tell('lock', 'removed');
    await mortal.said('got removed');
    await waitInTurn('removed', [page]);
    mortal.end();
    await page.said('got removed');
    page.tell('release', 'removed');
  },

  async close_ofAHolder_goesToTheNextAndEndsItsTalk({ page, others: [other] }) {
    const closing = await worker();
    closing.tell('listen', 'closing');
    closing.tell('lock', 'closing');
    await closing.said('got closing');
    await waitInTurn('closing', [page]);
    closing.tell('close');
    await page.said('got closing');
    await closing.said('closed');
    page.tell('listen', 'closing');
    await page.idle();
    other.tell('post', 'closing', 'late');
    await page.said('heard closing late');
    equal(closing.heard('closing'), []);
    page.tell('release', 'closing');
  },
};

// Runs all checks, one after another; reports {name, text} for each, the text a problem's if any.
export const run = async (module, report) => {
  const page = await frame('page');
  const others = [await worker(), await frame('frame'), await shared()];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check({ page, others, all: [page, ...others] });
      await report({ name });
    } catch (error) {
      await report({ name, text: String(error?.stack ?? error) });
    }
  }
};

// What stands beside us in a page and in Node: works by operation and by who is measured. Each does
// its operation `count` times and resolves to how often it was seen to be done.

import { PromiseQueue } from './queue.mjs';

const HOUR_MILLIS = 3_600_000;
const ROOM = 1_024;

/** Ways to let a function run later, with what is to be closed afterwards. */
const LATER = {
  'Promise.then': () => ({ run: (body) => void Promise.resolve().then(body), close() {} }),
  queueMicrotask: () => ({ run: (body) => queueMicrotask(body), close() {} }),
  MessageChannel: () => {
    const { port1, port2 } = new MessageChannel();
    const bodies = [];
    let next = 0;
    port1.onmessage = () => bodies[next++]();
    return {
      run(body) {
        bodies.push(body);
        port2.postMessage(0);
      },
      close: () => port1.close(),
    };
  },
  'setTimeout 0': () => ({ run: (body) => void setTimeout(body, 0), close() {} }),
};

/** The operation of every way to run something later. */
function byEachWay(operation) {
  return Object.fromEntries(
    Object.entries(LATER).map(([who, open]) => [
      who,
      async (count) => {
        const later = open();
        const done = await operation(later.run, count);
        later.close();
        return done;
      },
    ]),
  );
}

function spawn(run, count) {
  return new Promise((resolve) => {
    let ended = 0;
    const body = () => {
      if (++ended === count) {
        resolve(ended);
      }
    };
    for (let i = 0; i < count; i++) {
      run(body);
    }
  });
}

async function join(run, count) {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += await new Promise((resolve) => run(() => resolve(1)));
  }
  return sum;
}

function yields(run, count) {
  return new Promise((resolve) => {
    let turns = 0;
    const turn = () => (turns === count ? resolve(turns) : (turns++, run(turn)));
    turn();
  });
}

/** Senders and receivers that wait for a promise at every item. */
const WAITING = {
  async send(queue, count) {
    for (let i = 0; i < count; i++) {
      await queue.put(1);
    }
  },
  async receive(queue, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += await queue.take();
    }
    return sum;
  },
};

/** Senders and receivers that look first whether they need to wait. */
const TRYING = {
  async send(queue, count) {
    for (let i = 0; i < count; i++) {
      if (!queue.tryPut(1)) {
        await queue.put(1);
      }
    }
  },
  async receive(queue, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += queue.tryTake() ?? (await queue.take());
    }
    return sum;
  },
};

async function pass(ends, senders, receivers, capacity, count) {
  const queue = new PromiseQueue(capacity);
  const sums = Array.from({ length: receivers }, () => ends.receive(queue, count / receivers));
  for (let i = 0; i < senders; i++) {
    ends.send(queue, count / senders);
  }
  return (await Promise.all(sums)).reduce((sum, part) => sum + part, 0);
}

function queues(senders, receivers, capacity) {
  return {
    'promise queue': (count) => pass(WAITING, senders, receivers, capacity, count),
    'promise queue, try first': (count) => pass(TRYING, senders, receivers, capacity, count),
  };
}

/** Items posted as fast as they come: nothing holds the sender back. */
function posted(count) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let sum = 0;
    let heard = 0;
    port1.onmessage = ({ data }) => {
      sum += data;
      if (++heard === count) {
        port1.close();
        resolve(sum);
      }
    };
    for (let i = 0; i < count; i++) {
      port2.postMessage(1);
    }
  });
}

async function oneTask(count) {
  const queue = new PromiseQueue(16);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    await queue.put(1);
    sum += await queue.take();
  }
  return sum;
}

function oneTaskTrying(count) {
  const queue = new PromiseQueue(16);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    queue.tryPut(1);
    sum += queue.tryTake();
  }
  return Promise.resolve(sum);
}

async function pingPong(count) {
  const there = new PromiseQueue(1);
  const back = new PromiseQueue(1);
  const pong = async () => {
    for (let i = 0; i < count; i++) {
      back.put(await there.take());
    }
  };
  pong();
  let sum = 0;
  for (let i = 0; i < count; i++) {
    there.put(1);
    sum += await back.take();
  }
  return sum;
}

function pingPongPorts(count) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let rounds = 0;
    port2.onmessage = ({ data }) => port2.postMessage(data);
    port1.onmessage = ({ data }) => {
      rounds += data;
      if (rounds === count) {
        port1.close();
        resolve(rounds);
      } else {
        port1.postMessage(1);
      }
    };
    port1.postMessage(1);
  });
}

function chain(step) {
  return (count) => {
    let first;
    let last = new Promise((resolve) => (first = resolve));
    for (let i = 0; i < count; i++) {
      last = last.then(step);
    }
    first(0);
    return last;
  };
}

async function timeout(count) {
  const races = [];
  for (let i = 0; i < count; i++) {
    let complete;
    let alarm;
    const promise = new Promise((resolve) => (complete = resolve));
    const late = new Promise((resolve, reject) => (alarm = setTimeout(reject, HOUR_MILLIS)));
    races.push(Promise.race([promise, late]).finally(() => clearTimeout(alarm)));
    complete(i);
  }
  return (await Promise.all(races)).length;
}

async function timers(count) {
  const all = [];
  for (let i = 0; i < count; i++) {
    all.push(setTimeout(() => all.push('fired'), HOUR_MILLIS));
  }
  all.forEach((timer) => clearTimeout(timer));
  return all.length;
}

async function sleeps(count, periodMillis, late) {
  for (let i = 0; i < count; i++) {
    const due = performance.now() + periodMillis;
    await new Promise((resolve) => setTimeout(resolve, periodMillis));
    late(performance.now() - due);
  }
  return count;
}

function ticks(count, periodMillis, late) {
  return new Promise((resolve) => {
    let due = performance.now();
    let heard = 0;
    const interval = setInterval(() => {
      due += periodMillis;
      late(performance.now() - due);
      if (++heard === count) {
        clearInterval(interval);
        resolve(heard);
      }
    }, periodMillis);
  });
}

export const PEERS = {
  spawn: byEachWay(spawn),
  join: byEachWay(join),
  yield: byEachWay(yields),
  pingPong: { 'promise queue': pingPong, MessageChannel: pingPongPorts },
  channelMemory: { 'promise queue': oneTask, 'promise queue, try first': oneTaskTrying },
  channel1to1: { ...queues(1, 1, ROOM), 'MessageChannel, no bound': posted },
  channel4to1: queues(4, 1, ROOM),
  channel4to4: queues(4, 4, ROOM),
  channelFull: queues(1, 1, 1),
  chain: {
    'Promise.then, to a promise': chain((sum) => Promise.resolve(sum + 1)),
    'Promise.then, to a value': chain((sum) => sum + 1),
  },
  timeout: { 'Promise.race': timeout },
  timers: { setTimeout: timers },
};

export const WAKES = { sleep: { setTimeout: sleeps }, interval: { setInterval: ticks } };

import { Waits } from './waits.js';

/** Who runs where no task does. */
export const WORLD = 'world';

/** What the parts of a simulation share: the machine that runs, and who waits for what on it. */
export class Insides {
  waits = new Waits();
  millisBefore = 0;
  current = WORLD;

  /**
   * @param {object} machine what runs
   * @param {(task: string) => void} running is told which task's code runs
   */
  constructor(machine, running = () => {}) {
    this.machine = machine;
    this.running = running;
    running(WORLD);
  }

  /** From now on the code of `task` runs. */
  enter(task) {
    this.current = task;
    this.running(task);
  }

  /** A promise that `start` lets go on, in the task that asks for it. */
  wait(what, start) {
    return new Promise((resolve) => start(this.back(what, resolve)));
  }

  /**
   * What `promise` gives, in the task that asks for it; nothing ever when that task is no more.
   *
   * @template T
   * @param {string} what
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  follow(what, promise) {
    return new Promise((resolve, reject) => {
      let settle;
      const back = this.back(what, () => settle());
      const by = (how) => (answer) => {
        settle = () => how(answer);
        back();
      };
      promise.then(by(resolve), by(reject));
    });
  }

  /**
   * Calls `goOn` in the task that runs now, which waits for `what` until then. The function given
   * does so once, and not at all when the task is no more.
   */
  back(what, goOn) {
    const task = this.current;
    const ended = this.waits.begin(task, what);
    return () => {
      if (ended()) {
        this.enter(task);
        goOn();
      }
    };
  }

  /** Code that nobody waits for threw `error`. */
  thrown(error) {
    throw error;
  }

  /** Since the run began, over all machines. */
  now() {
    return this.millisBefore + this.machine.now();
  }
}

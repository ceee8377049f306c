/** What code in JavaScript waits for, so that a run that does not go on can say so. */
export class Waits {
  #pending = new Map();
  #next = 0;

  /** `task` waits for `what`; the function given says that it does no more, and whether it did. */
  begin(task, what) {
    const id = this.#next++;
    this.#pending.set(id, { task, what });
    return () => this.#pending.delete(id);
  }

  /** Whether `task` waits for anything. */
  has(task) {
    return [...this.#pending.values()].some((wait) => wait.task === task);
  }

  /** A sentence for each, in the order in which they began. */
  all() {
    return [...this.#pending.values()].map(({ task, what }) => `${task}: ${what}`);
  }

  /** The machine crashed: its tasks are no more, and what others wait for never comes. */
  crash(survivor) {
    for (const [id, wait] of this.#pending) {
      if (wait.task !== survivor) {
        this.#pending.delete(id);
      } else if (!wait.crashed) {
        const what = `${wait.what}, of a machine that crashed`;
        this.#pending.set(id, { ...wait, what, crashed: true });
      }
    }
  }
}

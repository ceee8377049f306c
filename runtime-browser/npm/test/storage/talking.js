import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SECONDS_MAX = 60;

/** A process that talks by lines; it is killed when it takes too long. */
export class Talking {
  #process;
  #lines = [];
  #waiting = [];
  #ended;
  #alarm;

  constructor(process) {
    this.#process = process;
    this.#alarm = setTimeout(() => process.kill('SIGKILL'), SECONDS_MAX * 1000);
    const lines = createInterface({ input: process.stdout });
    lines.on('line', line => this.#heard(line));
    this.#ended = new Promise(resolve => lines.on('close', () => {
      clearTimeout(this.#alarm);
      this.#waiting.splice(0).forEach(take => take(undefined));
      resolve(this.#lines);
    }));
  }

  static start(program, commandLine) {
    return new Talking(spawn(program, commandLine, { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  get pid() {
    return this.#process.pid;
  }

  /** The next line that nobody had yet; nothing when it has ended. */
  line() {
    if (this.#lines.length > 0) return Promise.resolve(this.#lines.shift());
    if (this.#process.exitCode !== null) return Promise.resolve(undefined);
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** All lines up to its end, which comes by itself once its input has ended. */
  end() {
    this.#process.stdin.end();
    return this.#ended;
  }

  /** Kills it, as a power cut would, and gives the lines it had written. */
  kill() {
    this.#process.kill('SIGKILL');
    return this.#ended;
  }

  #heard(line) {
    if (this.#waiting.length > 0) this.#waiting.shift()(line);
    else this.#lines.push(line);
  }
}

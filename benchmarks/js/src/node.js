/** Node: a process for each peer and each start. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const HEAP = '--max-old-space-size=4096';

/** What the child says, each as it comes, to `heard`; it has `secondsMax` for all. */
export function child(task, heard, secondsMax) {
  return new Promise((resolve, reject) => {
    const process = fork(CHILD, [JSON.stringify(task)], {
      execArgv: [HEAP],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    });
    let printed = '';
    process.stderr.on('data', (text) => (printed = (printed + text).slice(-4_000)));
    let failed;
    const alarm = setTimeout(() => {
      failed = `no end after ${secondsMax} s`;
      process.kill('SIGKILL');
    }, secondsMax * 1e3);
    process.on('message', (message) => {
      if (message.failed === undefined) {
        heard(message);
      } else {
        failed = message.failed;
      }
    });
    process.on('close', (code) => {
      clearTimeout(alarm);
      if (failed === undefined && code === 0) {
        resolve();
      } else {
        reject(new Error(failed ?? `ended with ${code}: ${printed}`));
      }
    });
  });
}

// A dedicated worker of the page: some storage is in workers only.
import { run } from '/run.mjs';

onmessage = async ({ data }) => {
  try {
    postMessage({ report: await run(data, finished => postMessage({ finished })) });
  } catch (error) {
    postMessage({ problem: String(error?.stack ?? error) });
  }
};

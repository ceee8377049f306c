import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL(
  '../../../cli/src/main/resources/org/korudelta/cli/sample/',
  import.meta.url,
);

/** The lines of one of the real data sets that ship with the command. */
export function sampleLines(file) {
  return gunzipSync(readFileSync(new URL(file, FOLDER)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
}

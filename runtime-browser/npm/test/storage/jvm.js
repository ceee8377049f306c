// A JVM that works on a directory: see Exchange.java.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Talking } from './talking.js';

const place = path => fileURLToPath(new URL(path, import.meta.url));

const BUILT = ['runtime-jvm', 'core', 'runtime-api']
    .map(module => place(`../../../../${module}/target/classes`));

const classPath = () => {
  if (process.env.KORU_CLASSPATH) return process.env.KORU_CLASSPATH;
  const missing = BUILT.filter(path => !existsSync(path));
  if (missing.length > 0) throw new Error(`not built: ${missing}; mvn -pl runtime-jvm -am compile`);
  return BUILT.join(delimiter);
};

const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

/** Starts Exchange.java on a directory. */
export const jvm = (directory, ...work) => Talking.start(JAVA, [
  '-Xmx256m', '-XX:TieredStopAtLevel=1', '-cp', classPath(), place('Exchange.java'), directory,
  ...work.map(String),
]);

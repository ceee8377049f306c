// The golden programs of the conformance bundle, run by a page: a result for each, its trace.

export const run = async (open, report, module) => {
  for (const line of module.goldenTraces().trim().split('\n')) {
    const [name, trace] = line.split(' ');
    report({ name, problem: trace });
  }
};

// The golden programs of the conformance bundle: a result for each, its trace.

export const run = async (module, report) => {
  for (const line of module.goldenTraces().trim().split('\n')) {
    const [name, text] = line.split(' ');
    await report({ name, text });
  }
};

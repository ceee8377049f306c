// Runs the suite, in a page, a worker or Node: `module` is the bundle that has it. Where `storage`
// names a module, every world keeps its files in what that module's export `adapter` makes of a
// name below `root`.
export const run = async ({ module, platform, group, storage, adapter, root = '' }, finished) => {
  const { runContract } = await import(module);
  if (!storage) return runContract(platform, group, finished);
  const make = (await import(storage))[adapter];
  let worlds = 0;
  return runContract(platform, group, finished, () => make(`${root}world-${++worlds}`));
};

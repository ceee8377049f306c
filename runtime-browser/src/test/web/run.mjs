// How a script of checks runs over a bundle, in whatever place: a line for each result, its name, a
// tab and its text, then a line for the end.

export const run = async (module, checks, say) => {
  const report = ({ name, text }) => say(name + '\t' + JSON.stringify(text ?? '').slice(1, -1));
  await checks.run(module, report);
  await say('ended');
};

// Loads both, by address or path, and runs.
export const load = async ({ module, checks }, say) =>
    run(await import(module), await import(checks), say);

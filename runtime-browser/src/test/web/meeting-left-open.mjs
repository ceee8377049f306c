// Two runtimes of Node that meet, and are left open: the process must end by itself.

export const run = async ({ meet }, report) => {
  const waiting = setInterval(() => {}, 1_000);
  const heard = new Promise(resolve => meet(resolve).listen('open'));
  meet(() => {}).post('open', 'hello');
  await report({ name: 'told', text: await heard });
  clearInterval(waiting);
};

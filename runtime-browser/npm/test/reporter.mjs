// A line for each test that ended: its file and name, a tab and its problem, if any; then the end.

const line = (name, text) => name + '\t' + JSON.stringify(text).slice(1, -1) + '\n';

const problem = ({ error }) => String(error?.cause?.stack ?? error?.stack ?? error);

export default async function* (events) {
  for await (const { type, data } of events) {
    const ended = type === 'test:pass' || type === 'test:fail';
    if (!ended || data.details?.type === 'suite' || data.name === data.file) continue;
    const name = `${data.file?.split('/test/').pop() ?? ''} ${data.name}`;
    if (data.skip !== undefined) yield line(name, `skipped: ${data.skip}`);
    else yield line(name, type === 'test:fail' ? problem(data.details) : '');
  }
  yield 'ended\n';
}

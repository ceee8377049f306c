const { runContract } = await import(process.argv[1]);
const report = await runContract('node', process.argv[2], id => console.log('done ' + id));
console.log('report ' + report);

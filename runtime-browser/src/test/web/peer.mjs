// A page or a worker with a runtime that meets others: does what it is told through the first port
// it gets, and sends the lines that its runtime tells, each with its time.

const nowMillis = () => performance.timeOrigin + performance.now();

const block = millis => {
  const end = performance.now() + millis;
  while (performance.now() < end);
};

const serve = async port => {
  const tell = line => port.postMessage({ line, at: nowMillis() });
  const { meet } = await import('./korudelta-conformance.js');
  const meeting = meet(tell);
  port.onmessage = ({ data: [call, ...given] }) => {
    if (call === 'echo') {
      tell(...given);
    } else if (call === 'block') {
      block(...given);
      tell('blocked');
    } else {
      meeting[call](...given);
    }
  };
  tell('ready');
};

const welcome = event => event.ports.length > 0 && serve(event.ports[0]);

if ('onconnect' in globalThis) {
  globalThis.onconnect = ({ ports: [port] }) => { port.onmessage = welcome; };
} else {
  globalThis.onmessage = welcome;
}

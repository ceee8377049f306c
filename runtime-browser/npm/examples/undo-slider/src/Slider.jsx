const clock = timestamp => new Date(timestamp).toLocaleTimeString('en-GB');

export function Slider({ versions, position, look }) {
  const last = versions.length - 1;
  const version = versions[position];
  const told = version
    ? `${position + 1} of ${versions.length}: ${version.metadata?.changed ?? 'stamp'}, ${clock(version.timestamp)}`
    : 'nothing changed yet';
  return (
    <footer>
      <label htmlFor="history">History</label>
      <output htmlFor="history">{told}</output>
      <div>
        <button onClick={() => look(position - 1)} disabled={position <= 0}>Undo</button>
        <input
          id="history" type="range" min={0} max={Math.max(0, last)} value={Math.max(0, position)} aria-valuetext={told}
          style={{ '--steps': Math.max(1, Math.min(last, 200)) }}
          onChange={event => look(event.target.valueAsNumber)} />
        <button onClick={() => look(position + 1)} disabled={position >= last}>Redo</button>
      </div>
    </footer>
  );
}

import { MOTIFS } from './Stamp.jsx';

export function Fields({ stamp, change }) {
  const field = name => ({ value: stamp[name], onChange: event => change(name, event.target.value) });
  const range = name => ({ value: stamp[name], onChange: event => change(name, event.target.valueAsNumber) });
  return (
    <form onSubmit={event => event.preventDefault()}>
      <label>Country <input {...field('country')} maxLength={14} autoComplete="off" /></label>
      <label>Price <input {...field('price')} maxLength={4} autoComplete="off" /></label>
      <fieldset>
        <legend>Motif</legend>
        {Object.keys(MOTIFS).map(motif => (
          <label key={motif}>
            <input type="radio" name="motif" value={motif} checked={stamp.motif === motif} onChange={() => change('motif', motif)} />
            {motif}
          </label>
        ))}
      </fieldset>
      <label>Colour <input type="range" className="hue" min={0} max={355} step={5} {...range('colour')} /></label>
      <label>Tilt <input type="range" min={-12} max={12} {...range('tilt')} /></label>
    </form>
  );
}

import { useLive } from 'korudelta/react';
import { useEffect, useState } from 'react';
import { Fields } from './Fields.jsx';
import { Slider } from './Slider.jsx';
import { BLANK, Stamp } from './Stamp.jsx';

const KEY = ['stamps', 'mine'];

export function App({ db }) {
  // Asked again after every commit, whoever made it.
  const { data: versions = [] } = useLive(db, db => db.history(...KEY), [], { namespace: 'stamps' });
  const [draft, setDraft] = useState(); // What was typed, until it comes back as a version.
  const [past, setPast] = useState(); // Which version is looked at; none for the newest.

  const position = past ?? versions.length - 1;
  const stamp = (past === undefined && draft) || versions[position]?.value || BLANK;

  // Every change is a version. One made in the past goes on from there, and what came after it stays in the history.
  const change = (field, value) => {
    const next = { ...stamp, [field]: value };
    setDraft(next);
    setPast(undefined);
    db.put(...KEY, next, { metadata: { changed: field } });
  };

  const look = at => {
    const index = Math.max(0, Math.min(at, versions.length - 1));
    setDraft(undefined);
    setPast(index === versions.length - 1 ? undefined : index);
  };

  useUndoKeys(back => look(position + (back ? -1 : 1)));

  return (
    <>
      <header>
        <h1>A stamp, and all it has been</h1>
        <p>Every change is a version. Undo is a walk back, and nothing is lost by going on from there.</p>
      </header>
      <main>
        <Stamp stamp={stamp} />
        <Fields stamp={stamp} change={change} />
      </main>
      <Slider versions={versions} position={position} look={look} />
    </>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z, of the whole stamp instead of one text field. */
function useUndoKeys(step) {
  useEffect(() => {
    const pressed = event => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      step(!event.shiftKey);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

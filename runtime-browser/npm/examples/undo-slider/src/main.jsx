import { KoruDelta } from 'korudelta';
import { indexedDb } from 'korudelta/indexeddb';
import { createRoot } from 'react-dom/client';
import { App } from './App.jsx';
import './style.css';

const root = createRoot(document.getElementById('app'));

// Opened once, outside of any component: a database has one owner.
KoruDelta.open({ storage: indexedDb('stamp') }).then(
  db => root.render(<App db={db} />),
  error => root.render(<p role="alert">{error.code === 'already_open' ? 'The stamp is open in another tab.' : error.message}</p>),
);

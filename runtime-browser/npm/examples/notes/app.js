// What is seen, and what is done with it.

import * as notes from './notes.js';

const PAUSE_MILLIS = 600;

const [text, list, slider, told, restore, remove, network] =
  ['text', 'list', 'history', 'told', 'restore', 'delete', 'network'].map(id => document.getElementById(id));

let current = crypto.randomUUID(); // Which note is open; a new one until another is chosen.
let versions = []; // Its history.
let past; // Which of them is looked at; none for the newest.
let unsaved = false; // Whether what is typed is no version yet.
let saving;
let timer;

const title = ({ value }) => value.text.trim().split('\n')[0].slice(0, 40) || 'Untitled';
const when = ({ timestamp }) => new Date(timestamp).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

const showList = found => {
  list.replaceChildren(...found.map(note => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.textContent = title(note);
    if (note.key === current) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => choose(note.key));
    item.append(button);
    return item;
  }));
};

const showNote = () => {
  const last = versions.length - 1;
  const at = past ?? last;
  const version = versions[at];
  const shown = version?.value?.text ?? '';
  text.readOnly = past !== undefined;
  if (!unsaved && text.value !== shown) text.value = shown;
  slider.max = Math.max(0, last);
  slider.value = Math.max(0, at);
  slider.disabled = last < 1;
  slider.style.setProperty('--steps', Math.max(1, Math.min(last, 200)));
  told.textContent = version
    ? `${at + 1} of ${versions.length}, ${version.value ? 'written' : 'deleted'} ${when(version)}`
    : 'not written yet';
  slider.setAttribute('aria-valuetext', told.textContent);
  restore.disabled = past === undefined || !version.value;
  remove.disabled = !versions[last]?.value;
};

const refresh = async () => {
  const asked = current;
  const [found, its] = await Promise.all([notes.all(), notes.history(asked)]);
  if (asked !== current) return; // Another note was opened meanwhile.
  versions = its;
  showList(found);
  showNote();
};

const save = () => {
  clearTimeout(timer);
  saving ??= saved().finally(() => (saving = undefined));
  return saving;
};

/** What is typed meanwhile stays unsaved, and so does all of it where a write fails. */
const saved = async () => {
  if (!unsaved) return;
  const written = text.value;
  try {
    await notes.write(current, written);
    unsaved = text.value !== written;
  } catch (error) {
    told.textContent = `not saved: ${error.message}`;
    throw error;
  }
};

const choose = async id => {
  await save();
  current = id;
  past = undefined;
  unsaved = false;
  await refresh();
  text.focus();
};

text.addEventListener('input', () => {
  unsaved = true;
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE_MILLIS);
});
text.addEventListener('blur', save);
addEventListener('visibilitychange', save);

slider.addEventListener('input', async () => {
  await save();
  past = slider.value === slider.max ? undefined : slider.valueAsNumber;
  showNote();
});

restore.addEventListener('click', async () => {
  const version = versions[past];
  past = undefined;
  await notes.restore(current, version);
  text.focus();
});

remove.addEventListener('click', async () => {
  await save();
  past = undefined;
  await notes.remove(current);
});

document.getElementById('new').addEventListener('click', () => choose(crypto.randomUUID()));

const showNetwork = () => {
  network.textContent = navigator.onLine ? '' : 'Offline. Everything here works as before.';
};
addEventListener('online', showNetwork);
addEventListener('offline', showNetwork);

showNetwork();
notes.follow(refresh);
current = (await notes.all())[0]?.key ?? current;
await refresh();
text.disabled = false;

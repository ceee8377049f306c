// The service worker comes first: whatever the application loads after it passes through it, and is there offline.

const MILLIS = 3000;

const controlled = async () => {
  await navigator.serviceWorker.register('./sw.js');
  if (navigator.serviceWorker.controller) return;
  await new Promise(resolve => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    setTimeout(resolve, MILLIS); // A forced reload goes without it.
  });
};

if ('serviceWorker' in navigator) await controlled().catch(error => console.warn('not offline:', error.message));
await import('./app.js').catch(error => {
  document.getElementById('told').textContent = error.message;
});

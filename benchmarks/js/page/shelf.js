/** Whole blobs by name in IndexedDB, for peers that can be saved as bytes. */
const STORE = 'blobs';

export const shelf = {
  read: (place) => inStore('readonly', (store) => store.get(place)),
  write: (place, bytes) => inStore('readwrite', (store) => store.put(bytes, place)),
};

async function inStore(mode, ask) {
  const db = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('shelf', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

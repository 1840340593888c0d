/** A page with much in its stores: 5 MB in localStorage, and 10,000 records in IndexedDB. Run in the page, as text. */
export const FILL = `(async () => {
  const words = 'order customer price street Kyoto tree retry description name amount green entity created reference'.split(' ');
  const text = (length, seed) => { let made = ''; for (let at = seed; made.length < length; at++) made += words[(at * 7919) % words.length] + ' '; return made.slice(0, length); };
  localStorage.clear();
  for (let at = 0; at < 500; at++) localStorage.setItem('entry ' + String(at).padStart(3, '0'), JSON.stringify({ id: at, text: text(9_900, at) }));
  await new Promise((resolve) => { indexedDB.deleteDatabase('big').onsuccess = resolve; });
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('big', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('records', 'readwrite');
  for (let id = 0; id < 10_000; id++)
    transaction.objectStore('records').put({ id, name: text(40, id), about: { text: text(400, id), price: id * 1.07, tags: [text(20, id), text(20, id + 1)] } });
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
})()`;

/** Puts a credential at the very end of both: where it has been seen, all of it has been read. */
export const MARK = (value: string): string => `(async () => {
  localStorage.setItem('entry 999', JSON.stringify({ refresh_token: '${value}' }));
  const database = await new Promise((resolve) => { const request = indexedDB.open('big'); request.onsuccess = () => resolve(request.result); });
  const transaction = database.transaction('records', 'readwrite');
  transaction.objectStore('records').put({ id: 99_999, refresh_token: '${value}' });
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
})()`;

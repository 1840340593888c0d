/** Everything that a hook might stand before, used once each: what came of it, as one text, which needs no code to be handed on. */
const USE = `
  let results = '';
  const note = async (run) => { let text; try { text = String(await run()); } catch (error) { text = error.name + ': ' + error.message; } results += text + ' | '; };
  await note(async () => typeof (await (await fetch('/favicon.ico', { method: 'POST', body: 'refresh_token=' + 'x'.repeat(40) })).text()));
  await note(async () => (await fetch(new Request('/form', { method: 'POST', body: new URLSearchParams('refresh_token=x') }))).status);
  await note(async () => typeof (await (await fetch('https://api.resource.test/settings')).json()));
  await note(async () => { const reader = (await fetch('https://api.resource.test/settings')).body.getReader(); const { value } = await reader.read(); await reader.cancel(); return value.length > 10; });
  await note(async () => { const x = new XMLHttpRequest(); x.open('GET', 'https://api.resource.test/settings'); x.responseType = 'json'; await new Promise((done) => { x.onloadend = done; x.send(); }); return x.status + typeof x.response; });
  await note(() => navigator.sendBeacon('/form', 'refresh_token=x'));
  await note(async () => { const { port1, port2 } = new MessageChannel(); const heard = new Promise((done) => { port2.onmessage = done; }); port1.postMessage({ refresh_token: 'x' }); return Object.keys((await heard).data); });
  await note(async () => { const s = new WebSocket('wss://app.spa.test/push', []); await new Promise((done) => { s.onopen = done; }); s.send('access_token'); const heard = await new Promise((done) => { s.onmessage = done; }); s.close(); return heard.data; });
  return results;
`;

/** A page that replaces, with what throws, whatever code beside its own would use. */
export const REPLACE = `(async () => {
  const no = () => { throw new Error('replaced'); };
  WeakMap.prototype.get = WeakMap.prototype.set = WeakMap.prototype.has = no;
  Promise.prototype.then = new Proxy(Promise.prototype.then, {});
  JSON.stringify = JSON.parse = no;
  Array.prototype.push = Array.prototype.some = Array.prototype.map = Array.prototype.flatMap = no;
  Array.prototype[Symbol.iterator] = no;
  String.prototype.includes = String.prototype.indexOf = String.prototype.toLowerCase = no;
  RegExp.prototype.exec = RegExp.prototype.test = no;
  Reflect.apply = Reflect.construct = Object.getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor = no;
  TextDecoder.prototype.decode = Blob.prototype.text = Headers.prototype.get = FormData.prototype.forEach = no;
  EventTarget.prototype.dispatchEvent = no;
  Date.now = no;
  ${USE}
})()`;

/** A page that freezes the classes first. */
export const FREEZE = `(async () => {
  for (const name of ['Response', 'Request', 'XMLHttpRequest', 'ReadableStream', 'ReadableStreamDefaultReader', 'WebSocket', 'Worker', 'MessagePort', 'EventTarget', 'Navigator', 'Function', 'Promise']) {
    Object.freeze(window[name].prototype);
    Object.freeze(window[name]);
  }
  ${USE}
})()`;

/** A page whose objects all have getters that throw, by way of the prototype of all. */
export const PULL_DOWN = `(async () => {
  const traps = ['told', 'sent', 'media', 'exchange', 'text', 'isOver', 'requestBody', 'responseBody', 'value0', 'tell', 'place', 'key', 'toJSON', 'raw'];
  for (const name of traps) Object.defineProperty(Object.prototype, name, { get() { throw new Error('polluted'); }, set() { throw new Error('polluted'); }, configurable: true });
  ${USE}
})()`;

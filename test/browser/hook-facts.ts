/**
 * What a page can find out about the functions the hook stands before, as text: run in a browser without the extension
 * and in one with it, the two must not differ. Texts and no functions, so that nothing of this file's build gets in.
 */
const ask = (body: string): string => `(async () => {
  const facts = {};
  const note = async (name, ask) => {
    try { facts[name] = String(await ask()); } catch (error) { facts[name] = error.name + ': ' + error.message; }
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const once = (target, type) => new Promise((done) => target.addEventListener(type, done, { once: true }));
  const tokens = 'https://api.resource.test/settings';
  const unhandled = async (cause) => {
    let n = 0;
    const count = (event) => { n++; event.preventDefault(); };
    addEventListener('unhandledrejection', count);
    await cause();
    await wait(300);
    removeEventListener('unhandledrejection', count);
    return n;
  };
  ${body}
  return facts;
})()`;

/** Every function, accessor and class that is touched: its looks, its errors, what stands beside it. Firefox makes the keys of a function as they are asked for. */
export const LOOKS = ask(`
  const methods = { Response: ['text', 'json', 'arrayBuffer', 'bytes', 'blob', 'formData', 'clone'], Request: ['clone', 'text'], XMLHttpRequest: ['open', 'send', 'setRequestHeader'],
    ReadableStream: ['getReader', 'pipeThrough', 'pipeTo', 'tee', 'values', Symbol.asyncIterator, 'cancel'], ReadableStreamDefaultReader: ['read', 'releaseLock'], ReadableStreamBYOBReader: ['read'],
    Navigator: ['sendBeacon'], Worker: ['postMessage', 'terminate'], MessagePort: ['postMessage', 'start', 'close'], ServiceWorker: ['postMessage'], WebSocket: ['send', 'close'],
    EventTarget: ['addEventListener', 'removeEventListener', 'dispatchEvent'], Function: ['toString', 'call'] };
  const accessors = { Response: ['body', 'status'], Worker: ['onmessage'], MessagePort: ['onmessage', 'onmessageerror'], ServiceWorkerContainer: ['onmessage'], WebSocket: ['onmessage', 'url'], BroadcastChannel: ['onmessage'] };
  const iterator = 'values' in ReadableStream.prototype ? Object.getPrototypeOf(new ReadableStream().values()) : {};
  const look = async (name, value) => {
    if (typeof value !== 'function') return note(name, () => typeof value);
    await note(name + ' toString', () => Function.prototype.toString.call(value) + value.toString() + String(value));
    await note(name + ' shape', () => [value.name, value.length, 'prototype' in value, Reflect.ownKeys(value).map(String).sort(), Object.isExtensible(value)]);
    await note(name + ' as constructor', () => new value());
    await note(name + ' on nothing', () => value.call({}));
    await note(name + ' on its prototype', () => value.call(value.prototype ?? Response.prototype, 'a', 'b'));
    await note(name + ' as a parent', () => { class Mine extends value {} return Mine.name; });
    await note(name + ' prototype', () => Object.getPrototypeOf(value) === Function.prototype || Object.getPrototypeOf(value).name);
  };
  const flagsOf = ({ value, get, set, ...flags }) => JSON.stringify([flags, typeof value, typeof get, typeof set]);
  const owners = [[window, 'window', ['fetch']], [iterator, 'iterator', ['next', 'return']], ...Object.entries(methods).map(([name, keys]) => [window[name].prototype, name, keys]), ...Object.entries(accessors).map(([name, keys]) => [window[name].prototype, name, keys])];
  for (const [owner, name, keys] of owners) {
    await note(name + ' keys', () => Reflect.ownKeys(owner).length > 900 ? 'many' : Reflect.ownKeys(owner).map(String));
    for (const key of keys) {
      const found = Object.getOwnPropertyDescriptor(owner, key);
      const called = name + '.' + String(key);
      await note(called, () => found ? flagsOf(found) : 'none');
      for (const part of ['value', 'get', 'set']) if (typeof found?.[part] === 'function') await look(called + ' ' + part, found[part]);
    }
  }
  for (const name of ['Request', 'Response', 'WebSocket', 'Worker', 'EventSource', 'MessagePort', 'BroadcastChannel']) {
    const made = window[name];
    await look(name, made);
    await note(name + ' descriptor', () => flagsOf(Object.getOwnPropertyDescriptor(window, name)));
    await note(name + ' constructor', () => [made.prototype.constructor === made, flagsOf(Object.getOwnPropertyDescriptor(made.prototype, 'constructor')), flagsOf(Object.getOwnPropertyDescriptor(made, 'prototype'))]);
    await note(name + ' as a function', () => made('a'));
  }
  await note('one iterator under two names', () => ReadableStream.prototype.values === ReadableStream.prototype[Symbol.asyncIterator]);
  await note('toString of what it was made of', () => Function.prototype.toString.call(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage').set));
  await note('globals', () => Object.getOwnPropertyNames(window).length);
  await note('resources that are not the page\\'s', () => performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('http')).length);
  const stacks = [];
  for (const run of [() => fetch('http://['), () => new WebSocket('http://['), () => new Request('http://['), () => new XMLHttpRequest().send(), () => new MessageChannel().port1.postMessage(() => 1), () => navigator.sendBeacon('http://['), () => new ReadableStream().getReader({ mode: 'x' })])
    try { await run(); stacks.push('none'); } catch (error) { stacks.push(error.stack); }
  await note('stacks that name an extension', () => stacks.filter((stack) => /extension/.test(stack) || /tokenscope|page-hook|chrome/i.test(stack)));
`);

/** What fetch and its kin do. */
export const FETCHING = ask(`
  const api = '/favicon.ico';
  await note('a result', async () => { const r = await fetch(api); return [r instanceof Response, r.status, r.type, r.bodyUsed, Object.prototype.toString.call(r)]; });
  await note('a promise', () => { const p = fetch(api); return [p instanceof Promise, p.constructor === Promise, Object.getPrototypeOf(p) === Promise.prototype]; });
  await note('no argument', () => fetch());
  await note('a bad address', () => fetch('http://['));
  await note('a bad method', () => fetch(api, { method: 'CONNECT' }));
  await note('a refusal of the network', () => fetch('https://nobody.test/'));
  await note('an abort', () => { const a = new AbortController(); const p = fetch(api, { signal: a.signal }); a.abort(); return p; });
  await note('an abort with a reason', () => { const a = new AbortController(); const p = fetch(api, { signal: a.signal }); a.abort('enough'); return p.catch((reason) => 'reason ' + reason); });
  await note('a body read twice', async () => { const r = await fetch(tokens); await r.text(); return r.text(); });
  await note('no JSON', async () => (await fetch('/')).json());
  await note('JSON of a response made here', async () => JSON.stringify(await new Response('{"access_token":"x","a":[1,{"b":null}]}').json()));
  await note('JSON that says token', async () => JSON.stringify(await (await fetch(tokens)).json()));
  await note('a getter in init runs as often as ever', async () => { let n = 0; await fetch(api, { get method() { n++; return 'GET'; }, get headers() { n++; return {}; }, get body() { n++; return null; } }); return n; });
  await note('a getter that throws', () => fetch(api, { get method() { throw new Error('mine'); } }));
  await note('a toString that throws', () => fetch({ toString() { throw new Error('mine'); } }));
  for (const [name, read] of Object.entries({ text: (r) => r.text(), json: (r) => r.json(), arrayBuffer: (r) => r.arrayBuffer(), bytes: (r) => r.bytes?.(), blob: (r) => r.blob(), formData: (r) => r.formData() }))
    await note(name + '()', async () => { const r = await fetch(tokens); const body = await read(r); return [Object.prototype.toString.call(body), body?.size ?? body?.byteLength ?? body?.length, r.bodyUsed, r.body?.locked, body?.type]; });
  await note('a blob that is read again', async () => { const b = await (await fetch(tokens)).blob(); return [(await b.text()).length === b.size, await b.slice(0, 5).text()]; });
  await note('a buffer that is moved', async () => { const b = await (await fetch(tokens)).arrayBuffer(); structuredClone(b, { transfer: [b] }); return b.byteLength; });
  await note('a copy and its original', async () => { const r = await fetch(tokens); const c = r.clone(); const both = await Promise.all([r.text(), c.text()]); return [both[0] === both[1], c instanceof Response, c === r]; });
  await note('order of reads', async () => { const order = []; const r = await fetch(tokens); await Promise.all([['a', r.clone()], ['b', r.clone()], ['c', r]].map(([name, one]) => one.text().then(() => order.push(name)))); return order.length; });
  await note('bodies that are sent', async () => { const form = new FormData(); form.append('refresh_token', 'x'); form.append('file', new Blob(['y']), 'y.txt'); const bytes = new TextEncoder().encode('refresh_token=x');
    const bodies = ['refresh_token=x', new URLSearchParams({ refresh_token: 'x' }), form, new Blob(['refresh_token=x']), bytes, bytes.buffer, new DataView(bytes.buffer)];
    return Promise.all(bodies.map(async (body) => (await fetch('/form', { method: 'POST', body, keepalive: true })).status)); });
  await note('a Request', async () => { const r = new Request('/form', { method: 'POST', body: 'refresh_token=x' }); const { body } = r; const c = r.clone(); const answer = await fetch(r); return [r.bodyUsed, c.bodyUsed, body === r.body, await c.text(), answer.status, r instanceof Request, r.constructor === Request, Object.keys(r)]; });
  await note('a Request twice', async () => { const r = new Request('/form', { method: 'POST', body: 'token' }); await fetch(r); return fetch(r); });
  await note('a Request of a Request', async () => { const r = new Request('/form', { method: 'POST', body: 'token' }); const s = new Request(r); return [r.bodyUsed, s.bodyUsed, await s.text()]; });
  await note('a Request that is bad', () => new Request(api, { body: 'x' }));
  await note('getters of a Request run as often as ever', () => { let n = 0; new Request(api, { get method() { n++; return 'POST'; }, get body() { n++; return 'x'; } }); return n; });
  await note('a subclass of Request', async () => { class Mine extends Request { get mine() { return this.url; } } const r = new Mine(api); return [r.mine === r.url, r instanceof Mine, r instanceof Request, Object.getPrototypeOf(Mine) === Request, (await fetch(r)).status]; });
  await note('Reflect.construct', () => { class Other {} const r = Reflect.construct(Request, [api], Other); return [r instanceof Other, r instanceof Request, Object.prototype.toString.call(r)]; });
  await note('unhandled refusal', () => unhandled(() => void fetch('https://nobody.test/')));
  await note('handled refusal', () => unhandled(() => fetch('https://nobody.test/').catch(() => 0)));
  await note('unhandled JSON', () => unhandled(async () => void (await fetch('/')).json()));
  for (const type of ['', 'text', 'json', 'arraybuffer', 'blob', 'document'])
    await note('XHR as ' + type, () => new Promise((done) => { const x = new XMLHttpRequest(); x.responseType = type; x.open('GET', tokens); x.onload = () => done([Object.prototype.toString.call(x.response), x.response === x.response, x.status]); x.send(); }));
  await note('a subclass of XHR', () => { class Mine extends XMLHttpRequest { open(...args) { super.open(...args); this.mine = true; } } const x = new Mine(); x.open('GET', api); return [x.mine, x instanceof XMLHttpRequest, x.readyState]; });
  await note('XHR before open', () => new XMLHttpRequest().send());
  await note('XHR events', () => new Promise((done) => { const x = new XMLHttpRequest(); const seen = []; for (const type of ['loadstart', 'progress', 'load', 'loadend']) x.addEventListener(type, () => { if (seen.at(-1) !== type) seen.push(type); if (type === 'loadend') setTimeout(() => done(seen)); }); x.open('GET', tokens); x.send(); }));
  await note('a beacon', () => [navigator.sendBeacon('/form', 'refresh_token=x'), navigator.sendBeacon('/form', new Blob(['refresh_token=x'])), navigator.sendBeacon('/form')]);
  await note('a bad beacon', () => navigator.sendBeacon('ftp://x'));
  await note('a beacon of nothing', () => navigator.sendBeacon());
  await note('a beacon elsewhere', () => Reflect.apply(navigator.sendBeacon, {}, ['/form']));
`);

/** What streams do: whole, in part, through others, cancelled, aborted. */
export const STREAMING = ask(`
  const live = (type = 'text/plain') => fetch('/live?type=' + type);
  const body = async () => (await fetch(tokens)).body;
  const drain = async (reader) => { let size = 0; for (;;) { const { done, value } = await reader.read(); if (done) return [size > 40, value]; size += value.length; } };
  await note('a reader', async () => { const b = await body(); const r = b.getReader(); return [r instanceof ReadableStreamDefaultReader, b.locked, r.constructor === ReadableStreamDefaultReader, ...(await drain(r))]; });
  await note('a chunk', async () => { const r = (await body()).getReader(); const read = r.read(); const result = await read; return [read instanceof Promise, read.constructor === Promise, Reflect.ownKeys(result), Object.getPrototypeOf(result) === Object.prototype, result.value instanceof Uint8Array]; });
  await note('the same body', async () => { const r = await fetch(tokens); return [r.body === r.body, r.body instanceof ReadableStream, r.bodyUsed]; });
  await note('a locked body', async () => { const r = await fetch(tokens); r.body.getReader(); return r.text(); });
  await note('two readers', async () => { const b = await body(); b.getReader(); return b.getReader(); });
  await note('a released reader', async () => { const r = (await body()).getReader(); r.releaseLock(); return r.read(); });
  await note('a bad mode', async () => (await body()).getReader({ mode: 'none' }));
  await note('bytes', async () => { const r = (await body()).getReader({ mode: 'byob' }); const { value, done } = await r.read(new Uint8Array(16)); await r.cancel(); return [value.length, done, r instanceof ReadableStreamBYOBReader]; });
  await note('a loop', async () => { let n = 0; const r = await fetch(tokens); for await (const chunk of r.body) n += chunk.length; return [n > 40, r.bodyUsed, r.body.locked]; });
  await note('a loop that ends early', async () => { const r = await live(); for await (const chunk of r.body) break; return [r.bodyUsed, r.body.locked]; });
  await note('a loop that keeps the stream', async () => { const r = await live(); for await (const chunk of r.body.values({ preventCancel: true })) break; const locked = r.body.locked; await r.body.cancel(); return locked; });
  await note('through a decoder', async () => { const b = await body(); const decoder = new TextDecoderStream(); const next = b.pipeThrough(decoder); return [next === decoder.readable, b.locked, ...(await drain(next.getReader()))]; });
  await note('into a sink', async () => { let n = 0; await (await body()).pipeTo(new WritableStream({ write(chunk) { n += chunk.length; } })); return n > 40; });
  await note('in two branches', async () => { const two = (await body()).tee(); return [Array.isArray(two), two.length, ...(await Promise.all(two.map((one) => drain(one.getReader()))))]; });
  await note('as another response', async () => Object.keys(await new Response(await body(), { headers: { a: 'b' } }).json()).length);
  await note('moved', async () => { const b = await body(); const [moved] = structuredClone([b], { transfer: [b] }); return [b.locked, ...(await drain(moved.getReader()))]; });
  await note('a stream of the page', async () => { const s = new ReadableStream({ start(c) { c.enqueue({ token: 1 }); c.close(); } }); return JSON.stringify(await s.getReader().read()); });
  await note('closed before the last read', async () => { const order = []; const r = (await body()).getReader(); r.closed.then(() => order.push('closed')); await drain(r); order.push('read'); await wait(0); return order; });
  await note('an abort while reading', async () => { const a = new AbortController(); const r = (await fetch('/live?type=text/plain', { signal: a.signal })).body.getReader(); await r.read(); setTimeout(() => a.abort(), 30); for (;;) await r.read(); });
  await note('an abort nobody handles', () => unhandled(async () => { const a = new AbortController(); const r = (await fetch('/live?type=text/plain', { signal: a.signal })).body.getReader(); await r.read(); await r.read(); a.abort(); r.read(); r.closed.catch(() => 0); }));
  await note('an abort that is handled', () => unhandled(async () => { const a = new AbortController(); const r = (await fetch('/live?type=text/plain', { signal: a.signal })).body.getReader(); await r.read(); a.abort(); await r.read().catch(() => 0); }));
  await note('a cancel', async () => { const r = (await live('application/json')).body.getReader(); await r.read(); await r.cancel('enough'); return JSON.stringify(await r.read()); });
  await note('chunks as they come', async () => { const r = (await live('application/x-ndjson')).body.getReader(); const began = performance.now(); let n = 0; while (n < 5) { await r.read(); n++; } await r.cancel(); return performance.now() - began < 5000; });
  await note('an event stream', async () => { const s = new EventSource('/live?type=text/event-stream'); const { data } = await once(s, 'message'); s.close(); return [data.length > 4, s.readyState, s instanceof EventSource]; });
`);

/** What workers, ports and sockets do. */
export const MESSAGES = ask(`
  const code = URL.createObjectURL(new Blob(['onmessage = ({ data, ports }) => { postMessage({ token: data, ports: ports.length }); ports[0]?.postMessage({ refresh_token: 1 }); }']));
  const worker = () => new Worker(code);
  await note('a worker', async () => { const w = worker(); w.postMessage({ access_token: 'x' }); const { data } = await once(w, 'message'); w.terminate(); return JSON.stringify(data); });
  await note('a handler', async () => { const w = worker(); const seen = []; const handler = (event) => seen.push(event.data === event.data, event.target === w, event.isTrusted); w.onmessage = handler; const same = w.onmessage === handler; w.postMessage('token'); await once(w, 'message'); w.onmessage = null; w.onmessage = 7; return [same, w.onmessage, ...seen]; });
  await note('listeners, in order', async () => { const w = worker(); const order = []; w.addEventListener('message', () => order.push(1)); w.onmessage = () => order.push(2); w.addEventListener('message', (event) => { order.push(3); event.stopImmediatePropagation(); }); w.addEventListener('message', () => order.push(4)); w.postMessage('token'); await wait(300); return order; });
  await note('a listener taken away', async () => { const w = worker(); let n = 0; const one = () => n++; w.addEventListener('message', one); w.addEventListener('message', one); w.removeEventListener('message', one); w.postMessage('token'); await wait(200); return n; });
  await note('what cannot be cloned', () => worker().postMessage({ token: () => 1 }));
  await note('a proxy', () => { let n = 0; const trap = () => { n++; return undefined; }; try { worker().postMessage({ a: new Proxy({ token: 1 }, { get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap }) }); } catch (error) { return error.name + n; } });
  await note('getters run once', () => { let n = 0; new MessageChannel().port1.postMessage({ get token() { n++; return 'x'; } }); return n; });
  await note('a moved buffer', () => { const b = new ArrayBuffer(8); const { port1 } = new MessageChannel(); port1.postMessage({ token: b }, [b]); return b.byteLength; });
  await note('a port that is not started', async () => { const { port1, port2 } = new MessageChannel(); let n = 0; port2.addEventListener('message', () => n++); port1.postMessage('token'); await wait(200); const before = n; port2.start(); await wait(200); return [before, n]; });
  await note('a port with a handler', async () => { const { port1, port2 } = new MessageChannel(); const heard = new Promise((done) => { port2.onmessage = done; }); port1.postMessage({ refresh_token: 'x' }); return JSON.stringify((await heard).data); });
  await note('a port given away', async () => { const w = worker(); const { port1, port2 } = new MessageChannel(); const heard = new Promise((done) => { port1.onmessage = done; }); w.postMessage('token', [port2]); return JSON.stringify((await heard).data); });
  await note('a message elsewhere', () => Reflect.apply(MessagePort.prototype.postMessage, worker(), [1]));
  await note('a listener on nothing', () => Reflect.apply(EventTarget.prototype.addEventListener, undefined, ['token', null]));
  await note('a listener with a toString', () => { let n = 0; new EventTarget().addEventListener({ toString() { n++; return 'message'; } }, null); return n; });
  await note('a target of the page', async () => { class Mine extends EventTarget {} const t = new Mine(); let n = 0; t.addEventListener('message', () => n++); t.dispatchEvent(new Event('message')); return n; });
  await note('a service worker container', () => { navigator.serviceWorker.onmessage = null; navigator.serviceWorker.addEventListener('message', () => 0); return [navigator.serviceWorker.onmessage, navigator.serviceWorker.controller]; });
  const push = 'wss://app.spa.test/push';
  await note('a socket', async () => { const s = new WebSocket(push); const at = [s.readyState, s.url, s instanceof WebSocket, s.constructor === WebSocket, WebSocket.OPEN, s.OPEN]; await once(s, 'open'); s.send('{"access_token":"x"}'); const event = await once(s, 'message'); s.close(); const { wasClean } = await once(s, 'close'); return [...at, event.data, event.origin, wasClean]; });
  await note('bytes of a socket', async () => { const s = new WebSocket(push); s.binaryType = 'arraybuffer'; await once(s, 'open'); s.send(new TextEncoder().encode('token')); const heard = await new Promise((done) => { s.onmessage = done; }); s.close(); return [heard.data instanceof ArrayBuffer, heard.data.byteLength]; });
  await note('a socket too soon', () => new WebSocket(push).send('token'));
  await note('a socket with a bad address', () => new WebSocket('http://['));
  await note('a socket with protocols twice', () => new WebSocket(push, ['a', 'a']));
  await note('a getter among protocols', () => { let n = 0; const list = []; Object.defineProperty(list, 0, { enumerable: true, get() { n++; return 'token'; } }); new WebSocket(push, list).close(); return n; });
  await note('a subclass of socket', () => { class Mine extends WebSocket { get mine() { return 1; } } const s = new Mine(push); s.close(); return [s.mine, s instanceof Mine, s instanceof WebSocket, Object.getPrototypeOf(Mine) === WebSocket, Mine.CLOSED]; });
`);

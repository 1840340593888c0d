import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { type Chromium, launchChromium } from './chromium';
import { type ChromiumBrowser, openChromium } from './chromium-browser';
import { until } from './until';

/**
 * What a page can find out about the functions the hook stands before, as text: run in a browser without the extension
 * and in one with it, the two must not differ. A text and no function, so that nothing of this file's build gets in.
 */
const ASK = `(async () => {
  const facts = {};
  const note = async (name, ask) => {
    try { facts[name] = String(await ask()); } catch (error) { facts[name] = error.name + ': ' + error.message; }
  };
  const places = { fetch: [window, 'fetch'], text: [Response.prototype, 'text'], json: [Response.prototype, 'json'], arrayBuffer: [Response.prototype, 'arrayBuffer'],
    clone: [Response.prototype, 'clone'], open: [XMLHttpRequest.prototype, 'open'], send: [XMLHttpRequest.prototype, 'send'],
    setRequestHeader: [XMLHttpRequest.prototype, 'setRequestHeader'], toString: [Function.prototype, 'toString'] };
  for (const [name, [owner, key]] of Object.entries(places)) {
    const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, key);
    await note(name + ' descriptor', () => JSON.stringify(flags));
    await note(name + ' toString', () => Function.prototype.toString.call(value) + value.toString() + String(value));
    await note(name + ' shape', () => [value.name, value.length, typeof value, 'prototype' in value, Object.getOwnPropertyNames(value)]);
    await note(name + ' as constructor', () => new value());
    await note(name + ' on nothing', () => value.call({}));
    await note(name + ' is itself', () => owner[key] === value && Object.getPrototypeOf(value) === Function.prototype);
  }
  const api = '/favicon.ico';
  await note('a result', async () => { const r = await fetch(api); return [r instanceof Response, r.status, r.type, r.bodyUsed, Object.prototype.toString.call(r)]; });
  await note('a promise', () => { const p = fetch(api); return [p instanceof Promise, p.constructor === Promise, Object.getPrototypeOf(p) === Promise.prototype]; });
  await note('no argument', () => fetch());
  await note('a bad address', () => fetch('http://['));
  await note('a bad method', () => fetch(api, { method: 'CONNECT' }));
  await note('a refusal of the network', () => fetch('https://nobody.test/'));
  await note('an abort', () => { const a = new AbortController(); const p = fetch(api, { signal: a.signal }); a.abort(); return p; });
  await note('an abort with a reason', () => { const a = new AbortController(); const p = fetch(api, { signal: a.signal }); a.abort('enough'); return p.catch((reason) => 'reason ' + reason); });
  await note('a body read twice', async () => { const r = await fetch(api); await r.text(); return r.text(); });
  await note('no JSON', async () => (await fetch('/')).json());
  await note('JSON of a response made here', async () => JSON.stringify(await new Response('{"access_token":"x","a":[1,{"b":null}]}').json()));
  await note('a getter in init runs as often as ever', async () => { let n = 0; await fetch(api, { get method() { n++; return 'GET'; }, get headers() { n++; return {}; } }); return n; });
  await note('a getter that throws', () => fetch(api, { get method() { throw new Error('mine'); } }));
  await note('a toString that throws', () => fetch({ toString() { throw new Error('mine'); } }));
  await note('a subclass', () => { class Mine extends XMLHttpRequest { open(...args) { super.open(...args); this.mine = true; } } const x = new Mine(); x.open('GET', api); return [x.mine, x instanceof XMLHttpRequest, x.readyState]; });
  await note('XHR before open', () => new XMLHttpRequest().send());
  await note('XHR events', () => new Promise((resolve) => { const x = new XMLHttpRequest(); const seen = []; for (const type of ['loadstart', 'progress', 'load', 'loadend']) x.addEventListener(type, () => { if (seen.at(-1) !== type) seen.push(type); if (type === 'loadend') setTimeout(() => resolve(seen)); }); x.open('GET', '/'); x.send(); }));
  await note('a stream', async () => { const reader = (await fetch('/')).body.getReader(); const { done, value } = await reader.read(); await reader.cancel(); return [done, value instanceof Uint8Array]; });
  await note('rejections nobody handles, reported once', async () => { let n = 0; const count = (event) => { n++; event.preventDefault(); }; addEventListener('unhandledrejection', count); fetch('https://nobody.test/'); await new Promise((r) => setTimeout(r, 400)); removeEventListener('unhandledrejection', count); return n; });
  await note('rejections that are handled, not reported', async () => { let n = 0; const count = () => n++; addEventListener('unhandledrejection', count); await fetch('https://nobody.test/').catch(() => 0); await new Promise((r) => setTimeout(r, 200)); removeEventListener('unhandledrejection', count); return n; });
  await note('globals', () => Object.getOwnPropertyNames(window).length);
  await note('resources that are not the page\\'s', () => performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('http')).length);
  let stack = '';
  try { await fetch('http://['); } catch (error) { stack = error.stack; }
  await note('a stack that names an extension', () => /extension/.test(stack) || /tokenscope|page-hook|chrome/i.test(stack));
  return facts;
})()`;

/** A page that freezes or replaces everything first. */
const BREAK = `(async () => {
  Object.freeze(Response.prototype); Object.freeze(XMLHttpRequest.prototype);
  const real = { map: Map.prototype.get, weak: WeakMap.prototype.get, apply: Reflect.apply };
  WeakMap.prototype.get = WeakMap.prototype.set = () => { throw new Error('replaced'); };
  Promise.prototype.then = new Proxy(Promise.prototype.then, {});
  JSON.stringify = () => { throw new Error('replaced'); };
  Array.prototype.push = () => { throw new Error('replaced'); };
  Object.defineProperty(Object.prototype, 'told', { get() { throw new Error('polluted'); }, configurable: true });
  const answer = await (await fetch('/favicon.ico', { method: 'POST', body: 'refresh_token=' + 'x'.repeat(40) })).text();
  return typeof answer;
})()`;

let lab: Lab;
let plain: ChromiumBrowser;
let watched: Chromium;
beforeAll(async () => {
  lab = await startLab();
  plain = await openChromium({ port: lab.port });
  watched = await launchChromium({ extension: 'dist/chrome', port: lab.port });
  await watched.allowSite('<all_urls>');
});
afterAll(async () => {
  await watched?.close();
  await plain?.close();
  await lab?.close();
});

const pageIn = async (browser: ChromiumBrowser) => {
  const page = await browser.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  return page;
};

describe('a page that looks for the hook', () => {
  it('finds everything as it is without', async () => {
    const without = await (await pageIn(plain)).evaluate(ASK);
    const page = await pageIn(watched);
    const tab = await watched.tabId(page);
    await until(
      async () => ((await watched.storage('session'))[`coverage:${tab}`] as { hooked?: boolean } | undefined)?.hooked,
      'the hook',
    );
    expect(await page.evaluate(ASK)).toEqual(without);
  });

  it('breaks nothing by replacing what the hook might lean on', async () => {
    const page = await pageIn(watched);
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    expect(await page.evaluate(BREAK)).toBe(await (await pageIn(plain)).evaluate(BREAK));
    expect(problems).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { breaches } from './import-law';
import { readFiles } from './read-files';

it('every file of src keeps the law', () => {
  const files = readFiles('src', /\.tsx?$/);
  expect(files.size).toBeGreaterThan(50);
  expect(breaches(files)).toEqual([]);
});

/** A house of a few files that keeps the law, and what is built into it. */
const house = (built: Record<string, string>): Map<string, string> =>
  new Map(Object.entries({ ...SOUND, ...built }).map(([path, text]) => [`src/${path}`, text]));

const SOUND: Readonly<Record<string, string>> = {
  'browser.ts': `import browser from 'webextension-polyfill'; export { browser };`,
  'intents.ts': `import { browser } from './browser'; export type Intent = object;
    export const handle = () => browser.runtime.onMessage.addListener(() => undefined);`,
  'oauth/jwt.ts': `export { decodeJwt } from 'jose';`,
  'oauth/parties.ts': `import { parse } from 'tldts'; export const siteOf = parse;`,
  'oauth/token.ts': `export type Token = string; export const kind = 1;`,
  'oauth/observation.ts': `export type Observation = object;`,
  'oauth/sieve.ts': 'export const sieve = 1;',
  'rules/index.ts': `import { kind } from '../oauth/token'; export const RULES = [kind];`,
  'session/store.ts': `import { siteOf } from '../oauth/parties'; import { browser } from '../browser';
    browser.storage.local.onChanged.addListener(siteOf); export type Inspection = object; export const store = 1;`,
  'channels/cookie.ts': `import type { Told } from './page/report'; import { browser } from '../browser';
    export const cookies = (told: Told) => [told, browser];`,
  'channels/page/report.ts': 'export type Told = string;',
  'channels/page/probe.ts': `import { sieve } from '../../oauth/sieve'; export const probe = sieve;`,
  'views/app.tsx': `import { useState } from 'preact/hooks'; import type { Inspection } from '../session/store';
    import './inside'; export const App = (_: Inspection) => <p>{useState}</p>;`,
  'views/inside.ts': `void import('./lazy');`,
  'views/lazy.ts': `// runtime.onMessage is not for us, nor is import('jose').`,
  'entries/send.ts': `import { browser } from '../browser'; import type { Intent } from '../intents';
    export const send = (_: Intent) => browser.runtime.sendMessage('');`,
  'entries/show.tsx': `import { App } from '../views/app'; import { send } from './send'; export const show = [App, send];`,
  'entries/popup.tsx': `import { show } from './show'; show();`,
  'entries/panel.tsx': `import { show } from './show'; show();`,
  'entries/workbench.tsx': `import { show } from './show'; show(); void import('../oauth/jwt');`,
  'entries/page-hook.iife.ts': `import { probe } from '../channels/page/probe'; probe();`,
  'entries/storage-probe.iife.ts': `import { probe } from '../channels/page/probe'; probe();`,
  'entries/background.ts': `import { store } from '../session/store'; import { handle } from '../intents';
    import hook from './page-hook.iife.ts?script&iife'; import probe from './storage-probe.iife.ts?script&iife';
    handle(store, hook, probe);`,
};

it('a house that keeps the law has no breach', () => {
  expect(breaches(house({}))).toEqual([]);
});

describe('an import that breaks the law is named', () => {
  it.each<[edge: string, path: string, text: string]>([
    ['oauth → browser', 'oauth/x.ts', `import { browser } from '../browser';`],
    ['oauth → rules', 'oauth/x.ts', `import type { RULES } from '../rules';`],
    ['oauth → preact', 'oauth/x.ts', `export { h } from 'preact';`],
    ['oauth → node:fs', 'oauth/x.ts', `import 'node:fs';`],
    ['oauth → webextension-polyfill', 'oauth/x.ts', `import b from 'webextension-polyfill';`],
    ['rules → oauth/observation', 'rules/x.ts', `import type { Observation } from '../oauth/observation';`],
    ['rules → session', 'rules/x.ts', `import type { Inspection } from '../session/store';`],
    ['rules → channels', 'rules/x.ts', `import { cookies } from '../channels/cookie';`],
    ['rules → preact', 'rules/x.ts', `import { h } from 'preact';`],
    ['rules → browser', 'rules/x.ts', `import { browser } from '../browser.ts';`],
    ['session → channels', 'session/x.ts', `import { cookies } from '../channels/cookie';`],
    ['session → views', 'session/x.ts', `export * from '../views/app';`],
    ['session → jose', 'session/x.ts', `import { decodeJwt } from 'jose';`],
    ['channels → rules', 'channels/x.ts', `import { RULES } from '../rules/index';`],
    ['channels → session', 'channels/x.ts', `type X = import('../session/store').Inspection;`],
    ['channels → views', 'channels/x.ts', `const x = await import('../views/app');`],
    ['channels → intents', 'channels/x.ts', `import { send } from '../intents';`],
    ['channels → channels/page, more than its types', 'channels/x.ts', `import { probe } from './page/probe';`],
    ['channels/page → oauth/token', 'channels/page/x.ts', `import type { Token } from '../../oauth/token';`],
    ['channels/page → browser', 'channels/page/x.ts', `import { browser } from '../../browser';`],
    ['channels/page → channels', 'channels/page/x.ts', `import type { cookies } from '../cookie';`],
    ['channels/page → jose', 'channels/page/x.ts', `import { decodeJwt } from 'jose';`],
    ['report → browser', 'report/x.ts', `import { browser } from '../browser';`],
    ['report → views', 'report/x.ts', `import { App } from '../views/app';`],
    ['report → session, more than its types', 'report/x.ts', `import { store } from '../session/store';`],
    ['views → browser', 'views/x.ts', `import type { browser } from '../browser';`],
    ['views → channels', 'views/x.ts', `import { cookies } from '../channels/cookie';`],
    ['views → oauth, more than its types', 'views/x.ts', `import { type Token, kind } from '../oauth/token';`],
    ['views → rules, more than its types', 'views/x.ts', `const load = () => import('../rules');`],
    ['views → session, more than its types', 'views/x.ts', `export { store } from '../session/store';`],
    ['views → intents', 'views/x.ts', `import { send } from '../intents';`],
    ['views → entries', 'views/x.ts', `import { show } from '../entries/show';`],
    ['intents → session', 'intents.ts', `import type { Inspection } from './session/store';`],
    ['browser → oauth', 'browser.ts', `import { kind } from './oauth/token';`],
    ['entries → webextension-polyfill', 'entries/x.ts', `import 'webextension-polyfill';`],
    ['entries → jose', 'entries/x.ts', `import 'jose';`],
    ['session → entries/background', 'session/x.ts', `import '../entries/background';`],
    ['entries → entries/popup', 'entries/x.ts', `import './popup';`],
    ['entries → entries/page-hook.iife', 'entries/background.ts', `import './page-hook.iife';`],
    ['entries → entries/page-hook.iife', 'entries/show.tsx', `import hook from './page-hook.iife.ts?script&iife';`],
    ['oauth → manifest.json', 'oauth/x.ts', `import manifest from '../../manifest.json';`],
    ['oauth → jsdom', 'oauth/x.ts', `const x = require('jsdom/lib');`],
    ['oauth → fs', 'oauth/x.ts', `import fs = require('fs');`],
  ])('%s', (edge, path, text) => {
    expect(breaches(house({ [path]: text }))).toContain(`${edge} (src/${path})`);
  });

  it('also where the folder is new, or the path is made at run time', () => {
    expect(breaches(house({ 'shared/x.ts': '' }))).toEqual(['src/shared/x.ts: no law speaks of shared']);
    expect(breaches(house({ 'oauth/x.ts': 'void import(name);' }))).toEqual([
      'src/oauth/x.ts: an import of a computed path hides what is imported',
    ]);
    expect(breaches(house({ 'oauth/x.ts': `import.meta.glob('../rules/*.ts');` }))).toEqual([
      'src/oauth/x.ts: import.meta hides what is imported',
    ]);
  });
});

it('what only looks like an import is none', () => {
  const text = `/* import '../browser'; */ // import '../rules'
    export const a = "import { x } from '../views/app'", b = \`import('../session/store')\`, c = /import "jose2"/;`;
  expect(breaches(house({ 'oauth/x.ts': text }))).toEqual([]);
});

describe('what a file brings along is judged by the whole way', () => {
  it.each<[way: string, path: string, text: string]>([
    [
      'entries/popup → entries/show → oauth/parties',
      'entries/show.tsx',
      `import { siteOf } from '../oauth/parties'; export const show = siteOf;`,
    ],
    [
      'entries/panel → entries/show → session/store → oauth/parties → tldts',
      'entries/show.tsx',
      `export { store as show } from '../session/store';`,
    ],
    [
      'entries/workbench → entries/show → oauth/jwt → jose',
      'entries/show.tsx',
      `import { decodeJwt } from '../oauth/jwt'; export const show = decodeJwt;`,
    ],
    ['entries/popup → oauth/parties', 'entries/popup.tsx', `void import('../oauth/parties');`],
    [
      'entries/page-hook.iife → channels/page/probe → oauth/sieve → jose',
      'oauth/sieve.ts',
      `export { decodeJwt as sieve } from 'jose';`,
    ],
    ['entries/storage-probe.iife → browser', 'entries/storage-probe.iife.ts', `import { browser } from '../browser';`],
  ])('%s', (way, path, text) => {
    expect(breaches(house({ [path]: text }))).toContain(way);
  });

  it('and types weigh nothing', () => {
    const text = `import type { Inspection } from '../session/store'; export const show = (_: Inspection) => 1;`;
    expect(breaches(house({ 'entries/show.tsx': text }))).toEqual([]);
  });
});

describe('what must not be listened to', () => {
  it.each<[path: string, text: string, breach: string]>([
    ['views/lazy.ts', 'chrome.runtime.onMessage.addListener(f);', 'onMessage hears what content scripts report'],
    ['entries/popup.tsx', 'const { onConnect } = browser.runtime;', 'onConnect hears what content scripts report'],
    ['views/unused.ts', `browser.runtime['onMessage'].addListener(f);`, 'onMessage hears what content scripts report'],
    ['entries/popup.tsx', `import { handle } from '../intents';`, 'takes handle of intents, and would listen'],
    ['entries/panel.tsx', `import * as intents from '../intents';`, 'takes * of intents, and would listen'],
    ['oauth/x.ts', `storage.session.setAccessLevel({});`, 'setAccessLevel opens storage to content scripts'],
    ['session/store.ts', `browser.storage.onChanged.addListener(f);`, 'storage.onChanged wakes the worker'],
    ['session/store.ts', `const { onChanged } = browser.storage;`, 'storage.onChanged wakes the worker'],
    ['session/store.ts', `const { storage: { onChanged } } = browser;`, 'storage.onChanged wakes the worker'],
    ['session/store.ts', `browser?.['storage']?.onChanged.addListener(f);`, 'storage.onChanged wakes the worker'],
  ])('%s: %s', (path, text, breach) => {
    const found = breaches(house({ [path]: text }));
    expect(
      found.some((one) => one.startsWith(`src/${path}: ${breach}`)),
      found.join('\n'),
    ).toBe(true);
  });

  it('but each area of storage has an event of its own, and pages may hear of it', () => {
    const text = 'browser.storage.session.onChanged.addListener(f); storage.local.onChanged.addListener(f);';
    expect(breaches(house({ 'session/store.ts': text, 'entries/popup.tsx': text }))).toEqual([]);
  });
});

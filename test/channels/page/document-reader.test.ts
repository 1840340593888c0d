import { afterEach, expect, it, vi } from 'vitest';
import { documentReader } from '../../../src/channels/page/document-reader';
import type { Entry } from '../../../src/channels/page/ledger';
import { secret } from '../make-details';

afterEach(() => vi.unstubAllGlobals());

/** An element as far as it is read. */
const element = (localName: string, attributes: Record<string, string> = {}, textContent = '') => ({
  localName,
  id: attributes.id ?? '',
  textContent,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  getAttribute: (name: string) => attributes[name] ?? null,
  hasAttribute: (name: string) => name in attributes,
});

const open = (elements: object[]) => {
  const told: Entry[] = [];
  class Document {
    createTreeWalker() {
      let at = 0;
      return { nextNode: () => elements[at++] ?? null };
    }
  }
  // An image may be named createTreeWalker.
  vi.stubGlobal('Document', Document);
  vi.stubGlobal('document', Object.assign(new Document(), { createTreeWalker: {} }));
  const read = documentReader((entries) => told.push(...entries) > 0);
  return { read, take: () => told.splice(0) };
};

it('tells of what an element holds, by the selector that finds it', async () => {
  const jwt = `eyJ${secret()}.eyJ${secret()}.${secret()}`;
  const { read, take } = open([
    element('script', { id: 'state', type: 'application/json' }, '{"refresh_token":"x"}'),
    element('script', { type: 'application/json' }, '{"token":"x"}'),
    element('script', {}, 'window.__STATE__={"access_token":"x"}'),
    element('input', { type: 'HIDDEN', name: 'refresh_token', value: 'x' }),
    element('meta', { name: 'session', content: jwt }),
    element('div', { class: 'token', 'data-id-token': 'x', 'data-theme': 'dark' }),
  ]);
  await read();
  expect(take()).toEqual([
    ['script#state', '{"refresh_token":"x"}'],
    ['script[type=application/json]', '{"token":"x"}'],
    ['script', 'window.__STATE__={"access_token":"x"}'],
    ['input[name=refresh_token]', 'x'],
    ['meta[name=session]', jwt],
    ['div[data-id-token]', 'x'],
  ]);
});

it('passes by what the user types, what other scripts load, and what says nothing', async () => {
  const { read, take } = open([
    element('input', { type: 'password', name: 'token', value: 'x' }),
    element('script', { src: '/token.js' }, 'token'),
    element('meta', { charset: 'utf-8' }),
    element('p', { title: 'token' }, 'token'),
  ]);
  await read();
  expect(take()).toEqual([]);
});

it('goes on after an element that hides its members', async () => {
  const { read, take } = open([
    { ...element('form', { 'data-token': 'x' }), attributes: {} },
    element('div', { 'data-token': 'x' }),
  ]);
  await read();
  expect(take()).toEqual([['div[data-token]', 'x']]);
});

it('looks at fifty thousand elements at most', async () => {
  const { read, take } = open([...Array(50_000).fill(element('p')), element('div', { 'data-token': 'x' })]);
  await read({ hurry: true });
  expect(take()).toEqual([]);
});

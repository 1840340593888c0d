import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { shapeProblems } from '../session/inspection-shape';
import { accessToken, opaque } from '../session/login';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const jwt = (claims: unknown, header: unknown = { alg: 'ES256', typ: 'at+jwt' }): string =>
  `${encode(header)}.${encode(claims)}.${opaque()}`;

/** What a page, a server or a careless colleague may leave lying about. */
const ODDITIES = async (): Promise<Record<string, string>> => ({
  truncated: (await accessToken()).slice(0, -60),
  'no payload': `${encode({ alg: 'ES256' })}.${opaque()}.${opaque()}`,
  'not base64': `eyJ${'%'.repeat(40)}.${opaque()}.x`,
  'invalid UTF-8': `${Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString('base64url')}.${opaque()}.${opaque()}`,
  'huge opaque': randomBytes(750_000).toString('base64url'),
  'huge JWT': jwt({ aud: 'x', scope: 'y', filler: 'z'.repeat(700_000) }),
  'deep claims': jwt(nested(10_000)),
  'exp as text': jwt({ aud: 'x', scope: 'y', exp: 'tomorrow' }),
  'exp in milliseconds': jwt({ aud: 'x', scope: 'y', iat: Date.now(), exp: Date.now() + 600_000 }),
  'exp beyond time': jwt({ aud: 'x', scope: 'y', exp: 1e300 }),
  'exp negative': jwt({ aud: 'x', scope: 'y', exp: -5 }),
  'claims with markup': jwt({
    aud: 'x',
    iss: '<img src=x onerror=alert(1)>',
    scope: '\u202egpj.exe \u200b <script>',
    sub: '\u0000\u0007',
  }),
  'claims named for traps': jwt(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"aud":"x","scope":"y"}',
  ),
  'an array for claims': jwt([1, 2, 3]),
  'JSON cut short': `{"access_token":"${opaque()}","refresh_token":"${opaque()}","exp`,
  'JSON in JSON in JSON': JSON.stringify(JSON.stringify(JSON.stringify({ refresh_token: opaque() }))),
});

let lab: Lab;
let chromium: Chromium;
let page: Page;
let tab: number;
chromiumInLab({ granted: 'all' }, async (started) => {
  ({ lab, chromium } = started);
  page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  tab = await chromium.tabId(page);
});

const inspection = () => inspectionOf(chromium, tab);

describe('what is malformed, huge or hostile', () => {
  it('is shown as what can be known of it: in storage, under names that say token', async () => {
    const oddities = await ODDITIES();
    await page.evaluate((entries) => {
      for (const [name, value] of entries) localStorage.setItem(`${name}.access_token`, value);
    }, Object.entries(oddities));
    await until(
      async () => (await inspection())?.sightings.some(({ place }) => place.key?.startsWith('JSON in JSON')),
      'the last of them',
    );
    const seen = await inspection();
    expect(shapeProblems(seen)).toEqual([]);
    const named = (name: string) =>
      seen?.tokens.find(({ id }) =>
        seen.sightings.some(({ token, place }) => token === id && place.key?.startsWith(name)),
      );
    expect(named('exp as text')).toMatchObject({ kind: 'access', format: 'jws' });
    expect(named('exp as text')).not.toHaveProperty('expiresAt');
    expect(named('exp in milliseconds')?.expiresAt).toBeGreaterThan(1e15);
    expect(named('exp beyond time')).not.toHaveProperty('expiresAt');
    expect(named('deep claims')).toMatchObject({ kind: 'access' });
    expect(named('JSON in JSON')?.kind).toBe('refresh');
    expect(named('JSON cut short')).toBeDefined();
    expect(await (await chromium.worker()).evaluate<unknown>('({}).polluted')).toBeUndefined();
  });

  it('changes nothing when a response is not what its type says', async () => {
    const odd = Object.values(await ODDITIES());
    await page.route('**/odd/*', (route) => {
      const at = Number(route.request().url().split('/').at(-1));
      return route.fulfill({
        status: 200,
        headers: { 'content-type': at % 2 ? 'application/json; charset=utf-8' : 'text/plain' },
        body: odd[at] ?? '',
      });
    });
    const read = await page.evaluate(
      `Promise.all(Array.from({ length: ${odd.length} }, async (_, at) => { const r = await fetch('/odd/' + at); try { return at % 3 ? (await r.text()).length : (await r.json(), -1); } catch (error) { return error.name; } }))`,
    );
    expect(read).toEqual(odd.map((text, at) => (at % 3 ? text.length : isJson(text) ? -1 : 'SyntaxError')));
    expect(shapeProblems(await inspection())).toEqual([]);
  });

  it('takes no effect in the popup, and leaves no error anywhere', async () => {
    const popup = await chromium.popup(tab);
    await popup.locator('article, .find').first().waitFor();
    expect(await popup.locator('img[src="x"], main script').count()).toBe(0);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    expect(chromium.logs().filter(({ type }) => type === 'error')).toEqual([]);
    expect(
      (await chromium.errors()).filter((message) => !message.startsWith('You need to request host permissions')),
    ).toEqual([]);
  });

  it('is forgotten at a wish, and looking goes on', async () => {
    await page.evaluate(() => localStorage.clear());
    const popup = await chromium.popup(tab);
    await popup.getByRole('button', { name: 'More' }).click();
    await popup.getByText('Clear this tab').click();
    await until(async () => (await inspection())?.tokens.length === 0, 'the tab to be cleared');
    await popup.getByText('No OAuth traffic yet').waitFor();
    expect(await popup.getByRole('button', { name: 'Reload to watch from the start' }).count()).toBe(0);
  });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

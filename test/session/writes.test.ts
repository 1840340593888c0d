import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange, Observation } from '../../src/oauth/observation';
import { isOfNoInterest } from '../../src/session/intake';
import { isGuarded } from '../../src/session/writes';
import { benchDesk } from './bench-desk';
import { APP, opaque, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

let count = 0;
/** A request and its answer. */
const write = (
  header: string,
  { method = 'POST', status = 200, url = `${APP}/orders`, value = '1', type = 'xmlhttprequest' } = {},
): Observation[] => {
  const exchange: Exchange = { id: `write-${++count}`, method, type };
  return [
    seen('request-url', url, { exchange, fields: [] }),
    ...(header ? [seen('request-header', url, { exchange, fields: [{ name: header, value }] })] : []),
    seen('response-header', url, { exchange: { ...exchange, answer: { status } }, fields: [] }),
  ];
};
const guarded = async (...told: Observation[]) => {
  await bench.take(...told);
  return isGuarded(bench.desk.memory, 'app.spa.test', true);
};

describe('what changes something', () => {
  it.each(['x-csrf-token', 'x-requested-with', 'csrf-token', 'dpop'])('is guarded by %s', async (header) => {
    expect(await guarded(...write(header))).toBe(true);
  });

  it.each([
    ['no header', '', {}],
    ['what the browser sets', 'save-data', {}],
    ['what the browser tells its maker', 'x-client-data', {}],
    ['what the browser knows by heart', 'authorization', { value: 'Basic dTpw' }],
  ])('is not guarded by %s', async (_, header, more) => {
    expect(await guarded(...write(header, more))).toBe(false);
  });

  it('is guarded by a token that a script puts into its header', async () => {
    expect(await guarded(...write('authorization', { value: `Bearer ${opaque()}` }))).toBe(true);
  });

  it.each([
    ['reads', { method: 'GET' }],
    ['was refused', { status: 403 }],
    ['is a report of the browser’s own', { type: 'csp_report' }],
    ['goes to another host', { url: 'https://api.spa.test/orders' }],
  ])('is no request that %s', async (_, more) => {
    expect(await guarded(...write('x-csrf', more))).toBe(false);
    expect(await guarded(...write('x-csrf'), ...write('', more))).toBe(true);
  });

  it('is guarded only where all of it is', async () => {
    expect(await guarded(...write('x-csrf'), ...write('', { type: 'main_frame' }))).toBe(false);
    expect(await guarded(...write('x-csrf'))).toBe(false);
  });

  it('is not known where its request was not seen from its start, or only the page tells', async () => {
    expect(await guarded(...write('x-csrf').slice(1))).toBe(false);
    const told = write('x-csrf').map((one): Observation => ({ ...one, reportedBy: 'page' }));
    expect(await guarded(...told)).toBe(false);
  });

  it('goes to every host of a cookie for a domain', async () => {
    await bench.take(...write('x-csrf'));
    const { memory } = bench.desk;
    expect([isGuarded(memory, 'spa.test', false), isGuarded(memory, 'spa.test', true)]).toEqual([true, false]);
    expect(isGuarded(memory, 'pa.test', false)).toBe(false);
    await bench.take(...write('', { url: 'https://api.spa.test/' }));
    expect(isGuarded(memory, 'spa.test', false)).toBe(false);
  });

  it('is passed over, and remembered of a few hosts', async () => {
    for (const one of write('x-csrf')) expect(isOfNoInterest(bench.desk.memory, one)).toBe(true);
    for (let at = 0; at < 30; at++) await bench.take(...write('x-csrf', { url: `https://a${at}.spa.test/` }));
    expect(bench.desk.memory.writes).toHaveLength(20);
  });
});

it('a cookie of a site that guards what it changes weighs less', async () => {
  const attributes = { secure: true, hostOnly: true, path: '/', domain: 'app.spa.test', partitioned: false } as const;
  const cookie = { ...attributes, sameSite: 'none', prefix: 'host' } as const;
  const jar = seen('http-only-cookie', `${APP}/`, { cookie, fields: [{ name: 'sid', value: opaque() }] });
  bench.desk.memory.sessions.push('app.spa.test sid');
  await bench.take(jar);
  expect(bench.rules()).toEqual(['cookie-token-samesite medium likely']);
  await bench.take(...write('x-csrf'), jar);
  expect(bench.rules()).toEqual(['cookie-token-samesite low likely']);
  await bench.take(...write(''), jar);
  expect(bench.rules()).toEqual(['cookie-token-samesite medium likely']);
});

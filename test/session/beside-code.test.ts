import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fromAddress } from '../../src/channels/address';
import type { Observation } from '../../src/oauth/observation';
import { isOfNoInterest } from '../../src/session/intake';
import { lateLooks } from '../../src/session/late-looks';
import { settings } from '../../src/session/settings';
import { benchDesk } from './bench-desk';
import { APP, navigate, opaque, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

const AS = 'https://login.idp.test';
const CDN = 'https://cdn.third.test';
const at = Date.now();

let bench: ReturnType<typeof benchDesk>;
let code: string;
beforeEach(() => {
  bench = benchDesk();
  code = opaque();
});

const asked = () =>
  navigate(`${AS}/auth?client_id=spa&response_type=code&state=${code.slice(0, 9)}&redirect_uri=${APP}/cb`, {
    at: at - 9_000,
    answer: { status: 302 },
  });
const address = () => `${APP}/cb?code=${code}&state=${code.slice(0, 9)}`;
const back = () => navigate(address(), { at, initiator: AS, answer: { status: 200 } });
let count = 0;
const loads = (url = `${CDN}/lib.js`, type = 'script', more: Partial<Observation> = {}): Observation => {
  const exchange = { id: `loads-${++count}`, method: 'GET', type };
  return seen('request-url', url, { at: at + 300, initiator: APP, exchange, fields: [], ...more });
};
/** The address of the tab, as the browser says it a moment later. */
const shows = (text = address(), { after = 340, tab = 1 } = {}) => fromAddress(tab, text, at + after);
const callback = () =>
  bench.desk.memory.grants.flatMap(({ events }) => events.filter(({ kind }) => kind === 'callback'));
const beside = () => callback().map(({ facts }) => facts.thirdParty);
const leaks = () => bench.desk.inspection.findings.filter(({ rule }) => rule === 'flow-code-leak');

describe('what a page loads beside a code', () => {
  it('is known where the code is seen in its address after', async () => {
    await bench.take(...asked(), ...back(), loads());
    expect(beside()).toEqual([undefined]);
    await bench.take(...shows());
    expect(beside()).toEqual(['cdn.third.test']);
    expect(leaks()).toMatchObject([
      { severity: 'medium', place: { channel: 'request-url' }, facts: { reason: 'third_party_content' } },
    ]);
  });

  it('is nothing where the user counts both as one site', async () => {
    await settings.change({ firstPartySites: [['spa.test', 'third.test']] });
    await bench.take(...asked(), ...back(), loads(), ...shows());
    expect(beside()).toEqual([undefined]);
    await settings.change({ firstPartySites: null });
  });

  it('is nothing where the page has taken the code out of its address', async () => {
    await bench.take(...asked(), ...back(), loads(), ...shows(`${APP}/cb`), ...shows(`${APP}/cb?code=${opaque()}`));
    expect(beside()).toEqual([undefined]);
    expect(leaks()).toEqual([]);
  });

  it('is nothing where the code was seen there before, and not since', async () => {
    await bench.take(...asked(), ...back(), ...shows(), loads(), ...shows(address(), { after: 299 }));
    expect(beside()).toEqual([undefined]);
  });

  it.each([
    ['its own site', loads('https://static.spa.test/app.js')],
    ['its authorization server', loads(`${AS}/frame`, 'sub_frame')],
    ['a script, which may exchange the code', loads(`${CDN}/token`, 'xmlhttprequest')],
    ['another page', loads(`${CDN}/lib.js`, 'script', { initiator: AS })],
    ['another tab', loads(`${CDN}/lib.js`, 'script', { tab: 2 })],
    ['a frame in it', loads(`${CDN}/lib.js`, 'script', { frame: 7 })],
    ['nothing but the word of the page', loads(`${CDN}/lib.js`, 'script', { reportedBy: 'page' })],
    ['a page that is long there', loads(`${CDN}/lib.js`, 'script', { at: at + 10_001 })],
  ])('is not what is asked of, or by, %s', async (_, request) => {
    await bench.take(...asked(), ...back(), request, ...shows(address(), { after: 11_000 }));
    expect(beside()).toEqual([undefined]);
  });

  it.each(['image', 'stylesheet', 'sub_frame'])('is a thing of any kind: %s', async (type) => {
    await bench.take(...asked(), ...back(), loads(CDN, type, type === 'sub_frame' ? { frame: 7 } : {}), ...shows());
    expect(beside()).toEqual(['cdn.third.test']);
  });

  it('is the first, and is told once', async () => {
    await bench.take(...asked(), ...back(), loads(), loads('https://ads.other.test/a.js'), ...shows(), ...shows());
    expect(beside()).toEqual(['cdn.third.test']);
    expect(leaks()[0]?.count).toBe(1);
  });

  it('is nothing once the page has gone elsewhere', async () => {
    await bench.take(...asked(), ...back(), ...navigate(`${APP}/home`, { at: at + 100 }), loads(), ...shows());
    expect(beside()).toEqual([undefined]);
    expect(bench.desk.memory).not.toHaveProperty('landing');
  });

  it('is seen beside a code in a fragment, too', async () => {
    const fields = [...new URL(address()).searchParams].map(([name, value]) => ({ name, value }));
    const told = (url: string) => seen('fragment', url, { at, fields });
    await bench.take(...asked(), told(`${AS}/auth`), told(`${APP}/cb`), loads());
    await bench.take(...shows(address().replace('?', '#')));
    expect(beside()).toEqual(['cdn.third.test']);
  });

  it('is nothing beside a callback in a frame', async () => {
    await bench.take(...asked(), ...navigate(address(), { at, type: 'sub_frame', frame: 3, initiator: AS }), loads());
    await bench.take(...shows());
    expect(beside()).toEqual([undefined]);
  });

  it('does not make the callback count anew, nor keep its code', async () => {
    await bench.take(...back());
    const before = bench.desk.inspection.findings.map(({ rule, count: times }) => `${rule} ${times}`);
    await bench.take(loads(), ...shows());
    const after = bench.desk.inspection.findings.map(({ rule, count: times }) => `${rule} ${times}`);
    expect(after.filter((one) => !one.startsWith('flow-code-leak'))).toEqual(before);
    expect(bench.everything()).not.toContain(code);
  });
});

describe('the address is asked for', () => {
  it('soon after something was loaded, once', async () => {
    await bench.take(...asked(), ...back());
    expect(lateLooks(bench.desk.memory, at + 200)).toEqual([]);
    await bench.take(loads());
    expect(lateLooks(bench.desk.memory, at + 300)).toEqual([{ site: 'spa.test', afterMs: 30, address: true }]);
    expect(lateLooks(bench.desk.memory, at + 301)).toEqual([]);
  });

  it('of nothing else: what a page loads is passed over', async () => {
    expect(isOfNoInterest(bench.desk.memory, loads())).toBe(true);
    await bench.take(...asked(), ...back());
    expect(isOfNoInterest(bench.desk.memory, loads(`${APP}/app.js`))).toBe(true);
    expect(isOfNoInterest(bench.desk.memory, loads())).toBe(false);
    await bench.take(loads());
    expect(isOfNoInterest(bench.desk.memory, loads())).toBe(true);
  });
});

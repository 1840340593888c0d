import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tellExpiries } from '../../src/session/expiries';
import { coverageKey, inspectionKey } from '../../src/session/inspection';
import { siteKey } from '../../src/session/site-memory';
import { store } from '../../src/session/store';
import { benchDesk } from './bench-desk';
import { accessToken, apiCall, opaque, seen, tokenExchange } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
beforeEach(() => {
  bench = benchDesk();
});

const expired = () => bench.desk.memory.grants.flatMap(({ events }) => events.filter((one) => one.kind === 'expired'));
const offsetMs = () => bench.desk.inspection.clock?.offsetMs ?? 0;
const start = Date.now();
/** Opaque tokens, so that their end is what the response states. */
const signedIn = async (more: Record<string, unknown> = { expires_in: 600 }, at = start) => {
  const access = opaque();
  await bench.take(
    ...tokenExchange(
      { grant_type: 'authorization_code', client_id: 'spa', code: opaque(), code_verifier: opaque() },
      { access_token: access, token_type: 'Bearer', ...more },
      { at },
    ),
  );
  return access;
};
const later = (ms: number) =>
  seen('request-url', 'https://app.spa.test/token', { at: start + ms, fields: [{ name: '', value: '/token' }] });
/** Answers of a server whose clock is off. */
const answers = async (access: string, offsetMs: number, at: number, count = 3) => {
  for (let index = 0; index < count; index++) {
    const [url, header, answer] = apiCall(access, { at: at + index * 310 });
    if (!url || !header || !answer?.exchange?.answer) throw new Error('There is no call.');
    const date = Math.floor((answer.at + offsetMs) / 1_000) * 1_000;
    const exchange = { ...answer.exchange, answer: { ...answer.exchange.answer, date } };
    await bench.take(url, header, { ...answer, exchange });
  }
};

describe('the end of an access token', () => {
  it('is told once, at its moment, at the next observation', async () => {
    await signedIn();
    await bench.take(later(599_000));
    expect(expired()).toEqual([]);
    await bench.take(later(700_000), later(800_000));
    expect(expired()).toMatchObject([{ at: start + 600_000, evidence: 'derived', facts: { source: 'expires_in' } }]);
    expect(bench.desk.inspection.grants[0]?.events.at(-1)?.kind).toBe('expired');
  });

  it('that nobody stated is none', async () => {
    await signedIn({});
    await bench.take(later(9_000_000_000));
    expect(expired()).toEqual([]);
  });

  it('is told of a token that a page used before watching began', async () => {
    const now = Math.floor(start / 1000);
    await bench.take(...apiCall(await accessToken({ iat: now - 3_600, exp: now - 60 }), { at: start }));
    expect(expired()).toMatchObject([{ at: (now - 60) * 1000, facts: { source: 'exp' } }]);
  });

  it('is by the clock of this computer', async () => {
    const access = await signedIn({ expires_in: 600 }, start);
    await answers(access, 60_000, start + 1_000);
    expect(bench.desk.inspection.clock?.samples).toBeGreaterThanOrEqual(3);
    const offset = offsetMs();
    await bench.take(later(600_000));
    const end = bench.desk.inspection.tokens.find(({ kind }) => kind === 'access')?.expiresAt ?? 0;
    expect(expired()).toMatchObject([{ at: end - offset }]);
  });

  it('that turns out to be yet to come is taken back, and told when it has', async () => {
    const access = await signedIn({ expires_in: 100 }, start);
    await bench.take(later(101_000));
    expect(expired()).toHaveLength(1);
    // The server is ten minutes behind: it is not over there.
    bench.desk.inspection.clock = null;
    await answers(access, -600_000, start + 102_000, 9);
    const offset = offsetMs();
    expect(offset).toBeLessThan(-590_000);
    expect(expired()).toEqual([]);
    await bench.take(later(800_000));
    expect(expired()).toMatchObject([{ at: start + 100_000 - offset }]);
  });

  it('is told when nothing else happens in the tab', async () => {
    await signedIn();
    bench.desk.coverage.sites = ['spa.test'];
    store.set(inspectionKey(1), bench.desk.inspection);
    store.set(coverageKey(1), bench.desk.coverage);
    store.set(siteKey('spa.test'), bench.desk.memory);
    await tellExpiries(1, start + 599_000);
    expect(expired()).toEqual([]);
    await tellExpiries(1, start + 600_000);
    await tellExpiries(1, start + 700_000);
    expect(expired()).toHaveLength(1);
    expect(bench.desk.inspection.grants[0]?.events.at(-1)?.kind).toBe('expired');
    await tellExpiries(2, start + 700_000);
  });

  it('is taken back there too, when this computer’s clock is set back', async () => {
    const access = await signedIn();
    await answers(access, 0, start + 1_000);
    bench.desk.coverage.sites = ['spa.test'];
    store.set(inspectionKey(1), bench.desk.inspection);
    store.set(coverageKey(1), bench.desk.coverage);
    store.set(siteKey('spa.test'), bench.desk.memory);
    await tellExpiries(1, start + 700_000);
    expect(bench.desk.inspection.grants[0]?.events.at(-1)?.kind).toBe('expired');
    await tellExpiries(1, start + 10_000);
    expect(expired()).toEqual([]);
    expect(bench.desk.inspection.grants[0]?.events.map(({ kind }) => kind)).not.toContain('expired');
  });

  it('is not told for a tab that is watched no longer', async () => {
    await signedIn();
    bench.desk.coverage.sites = ['spa.test'];
    bench.desk.inspection.watching = false;
    store.set(inspectionKey(1), bench.desk.inspection);
    store.set(coverageKey(1), bench.desk.coverage);
    store.set(siteKey('spa.test'), bench.desk.memory);
    await tellExpiries(1, start + 600_000);
    expect(expired()).toEqual([]);
  });
});

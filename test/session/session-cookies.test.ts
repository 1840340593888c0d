import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/oauth/answer';
import type { Observation } from '../../src/oauth/observation';
import { isOfNoInterest } from '../../src/session/intake';
import { sessionsKnown } from '../../src/session/session-cookies';
import { emptySiteMemory } from '../../src/session/site-memory';
import { benchDesk } from './bench-desk';
import { APP, opaque, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let count = 0;
const HOME = { origin: APP, plain: false, carries: false };

/** One request of the browser to the app, and the head of its answer. */
const request = (
  path: string,
  answer: Partial<Answer>,
  id = `callback-${++count}`,
  type = 'main_frame',
): Observation[] => {
  const url = `${APP}${path}`;
  const exchange = { id, method: 'GET', type };
  const fields = [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
  return [
    seen('request-url', url, { exchange, fields }),
    seen('response-header', url, { exchange: { ...exchange, answer: { status: 302, ...answer } }, fields: [] }),
  ];
};
const CALLBACK = () => `/callback?code=${opaque()}&state=${opaque()}`;
const SID = [{ name: 'sid', httpOnly: true }];
const notedAfter = async (...told: Observation[]) => {
  const bench = benchDesk();
  await bench.take(...told);
  return bench.desk.memory.sessions;
};

describe('the session behind a sign-in', () => {
  it('is set by the answer to its callback', async () => {
    expect(await notedAfter(...request(CALLBACK(), { sets: SID, redirect: HOME }))).toEqual(['app.spa.test sid']);
  });

  it('is what scripts cannot read, or what is called a session', async () => {
    const sets = [
      { name: 'u', httpOnly: true },
      { name: 'connect.sid', httpOnly: false },
      { name: 'theme', httpOnly: false },
      { name: 'oidc.state', httpOnly: true },
      { name: 'AWSALB', httpOnly: true },
    ];
    const noted = await notedAfter(...request(CALLBACK(), { sets, redirect: HOME }));
    expect(noted).toEqual(['app.spa.test u', 'app.spa.test connect.sid']);
  });

  it('is both where the page is shown at once, since its scripts may use the code', async () => {
    const sets = [...SID, { name: 'u', httpOnly: true }, { name: 'session', httpOnly: false }];
    expect(await notedAfter(...request(CALLBACK(), { status: 200, sets }))).toEqual(['app.spa.test sid']);
  });

  it('is set on the way on from there too, by the same origin', async () => {
    const chain = [
      ...request(CALLBACK(), { redirect: HOME }, 'chain-1'),
      ...request('/home?code=1', { sets: SID, redirect: HOME }, 'chain-1'),
    ];
    expect(await notedAfter(...chain)).toEqual(['app.spa.test sid']);
  });

  it('is not there yet where the code goes on, or was refused', async () => {
    expect(await notedAfter(...request(CALLBACK(), { sets: SID, redirect: { ...HOME, carries: true } }))).toEqual([]);
    expect(await notedAfter(...request(CALLBACK(), { status: 400, sets: SID }))).toEqual([]);
  });

  it('is not what any other answer sets', async () => {
    expect(await notedAfter(...request('/login?client_id=1', { sets: SID, redirect: HOME }))).toEqual([]);
    expect(
      await notedAfter(...request('/callback?error=access_denied&state=1', { sets: SID, redirect: HOME })),
    ).toEqual([]);
  });

  it('is one of a few', async () => {
    const many = Array.from({ length: 15 }, (_, at) => ({ name: `s${at}`, httpOnly: true }));
    const more = many.map(({ name }) => ({ name: `${name}x`, httpOnly: true }));
    const told = [many, more].flatMap((sets) => request(CALLBACK(), { sets, redirect: HOME }));
    expect(await notedAfter(...told)).toHaveLength(20);
  });

  it('is a token in the jar, which no word says is one', async () => {
    const bench = benchDesk();
    const jar = seen('http-only-cookie', 'https://app.spa.test/', { fields: [{ name: 'sid', value: opaque() }] });
    expect(isOfNoInterest(bench.desk.memory, jar)).toBe(true);
    await bench.take(...request(CALLBACK(), { sets: SID, redirect: HOME }), jar);
    expect(isOfNoInterest(bench.desk.memory, jar)).toBe(false);
    expect(bench.kinds()).toContain('session likely');
    expect(bench.everything()).not.toContain(jar.fields[0]?.value);
  });
});

it('a session that nobody signed is said to be one, also when more is known of it', async () => {
  const bench = benchDesk();
  const value = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"user":1}').toString('base64url')}.`;
  const jar = seen('http-only-cookie', `${APP}/`, { fields: [{ name: 'sid', value }] });
  const event = { kind: 'backend_exchange', at: 0, evidence: 'derived', facts: { cookies: 1 } } as const;
  bench.desk.memory.grants.push({ id: 'g', issuer: '', events: [event] });
  await bench.take(jar);
  expect(bench.rules()).toContain('jwt-alg-none low hint');
  bench.desk.memory.sessions.push('app.spa.test sid');
  await bench.take(jar);
  expect(bench.rules().filter((one) => one.startsWith('jwt-alg-none'))).toEqual(['jwt-alg-none high likely']);
});

describe('what is known of sessions', () => {
  const known = (sessions: string[], url: string, name: string) =>
    sessionsKnown({ ...emptySiteMemory('spa.test'), sessions })(url, name);

  it('holds of the host that set it, and of a domain around it', () => {
    expect(known(['app.spa.test sid'], 'https://app.spa.test/', 'sid')).toBe('likely');
    expect(known(['app.spa.test sid'], 'http://spa.test/x', 'sid')).toBe('likely');
    expect(known(['spa.test sid'], 'https://app.spa.test/', 'sid')).toBeNull();
    expect(known(['myspa.test sid'], 'https://spa.test/', 'sid')).toBeNull();
    expect(known(['app.spa.test sid'], 'https://app.spa.test/', 'id')).toBeNull();
  });

  it('is a guess by name where a sign-in behind the page was seen, and none was noted', () => {
    const event = { kind: 'backend_exchange', at: 0, evidence: 'derived', facts: { cookies: 1 } } as const;
    const memory = { ...emptySiteMemory('spa.test'), grants: [{ id: 'g', issuer: '', events: [event] }] };
    expect(sessionsKnown(memory)('https://spa.test/', 'sessionid')).toBe('hint');
    expect(sessionsKnown(memory)('https://spa.test/', 'theme')).toBeNull();
    expect(sessionsKnown({ ...memory, sessions: ['spa.test x'] })('https://spa.test/', 'sessionid')).toBeNull();
    expect(sessionsKnown(emptySiteMemory('spa.test'))('https://spa.test/', 'sessionid')).toBeNull();
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventKind, Facts } from '../../src/oauth/grant';
import type { SiteMemory } from '../../src/session/site-memory';
import { eventOf, grantOf, NOW } from '../rules/make-case';
import { benchDesk } from './bench-desk';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { opaque } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const load = async () => {
  vi.resetModules();
  return import('../../src/session/late-looks');
};

const memoryWith = (kind: EventKind, at: number, facts: Facts = {}): SiteMemory => ({
  ...benchDesk().desk.memory,
  grants: [grantOf(eventOf('token_issued', at - 1, 'a'), eventOf(kind, at, undefined, facts))],
});

beforeEach(() => {
  fake = fakeBrowser();
});

describe('what is still so is looked at', () => {
  it('a little over five seconds after a sign-out, once', async () => {
    const { lateLooks } = await load();
    const memory = memoryWith('logout', NOW, { by: 'server' });
    const [look, ...more] = lateLooks(memory, NOW + 10);
    expect(look?.site).toBe(memory.site);
    expect(look?.afterMs).toBeGreaterThan(5_000);
    expect(look?.afterMs).toBeLessThan(6_000);
    expect(more).toEqual([]);
    expect(lateLooks(memory, NOW + 20)).toEqual([]);
  });

  it('a little over ten seconds after an exchange that was accepted, and not after another', async () => {
    const { lateLooks } = await load();
    expect(lateLooks(memoryWith('code_exchange', NOW, { status: 200 }), NOW)[0]?.afterMs).toBeGreaterThan(10_000);
    expect(lateLooks(memoryWith('code_exchange', NOW, { status: 400 }), NOW)).toEqual([]);
    expect(lateLooks(memoryWith('code_exchange', NOW), NOW)).toEqual([]);
  });

  it('not for what happens all the time, nor for what happened long ago', async () => {
    const { lateLooks } = await load();
    expect(lateLooks(memoryWith('token_used', NOW, { status: 200 }), NOW)).toEqual([]);
    expect(lateLooks(memoryWith('logout', NOW), NOW + 5_001)).toEqual([]);
  });
});

describe('what a sign-out has left', () => {
  it('is judged once time has passed, though nothing happened since', async () => {
    const { judgeLate } = await load();
    const bench = benchDesk();
    const { refresh } = await bench.signIn(opaque());
    const { inspection, memory } = bench.desk;
    const rules = (session: Record<string, unknown>) =>
      ((session['inspection:1'] ?? inspection) as typeof inspection).findings.map(
        ({ rule, facts }) => `${rule} ${facts.reason}`,
      );
    const grant = memory.grants[0];
    expect(refresh).toBeDefined();
    // After the answer that brought the token, however quickly this runs.
    const at = Date.now() + 1_000;
    grant?.events.push(eventOf('logout', at, undefined, { by: 'server' }));
    memory.ended.push({ grant: grant?.id ?? '', at });
    expect(rules({})).not.toContain('token-left-after-logout not_revoked');
    fake.session['inspection:1'] = structuredClone(inspection);
    fake.session['coverage:1'] = structuredClone(bench.desk.coverage);
    fake.session[`followed:${memory.site}`] = structuredClone(memory);
    await judgeLate(1, at + 6_000);
    const { store } = await import('../../src/session/store');
    await store.flush();
    expect(rules(fake.session)).toContain('token-left-after-logout not_revoked');
  });
});

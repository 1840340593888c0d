import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import type { Inspection } from '../../src/session/inspection';
import type { SiteMemory } from '../../src/session/site-memory';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, apiCall, body, inLocalStorage, opaque, seen, tokenExchange } from './login';
import { startWorker } from './start-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const inspectionOf = (tab: number) => fake.session[`inspection:${tab}`] as Inspection | undefined;

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add(`${APP}/*`).add('https://login.idp.test/*').add('https://api.resource.test/*');
  fake.tabs.set(1, `${APP}/`);
});
afterEach(() => vi.restoreAllMocks());

const refresh = () => inLocalStorage('refresh_token', opaque());

describe('the inspector', () => {
  it('records what happens on a granted site and says so', async () => {
    const { take, settle, changed } = await startWorker();
    take(refresh());
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(1);
    expect(changed).toHaveBeenCalledWith(1);
  });

  it('says which site follows more than before, once for each value', async () => {
    const { take, settle, changed } = await startWorker();
    const request = { grant_type: 'refresh_token', refresh_token: opaque() };
    for (const observation of tokenExchange(request, { access_token: opaque(), token_type: 'Bearer' }))
      take(observation);
    await settle();
    expect(changed).toHaveBeenCalledWith(1, 'spa.test');
    changed.mockClear();
    take(refresh());
    await settle();
    expect(changed.mock.calls).toEqual([[1]]);
  });

  it('drops what happens on a site that was not granted, though the browser shows it', async () => {
    const { take, settle } = await startWorker();
    take({ ...refresh(), top: 'https://other.test', url: 'https://other.test/' });
    await settle();
    expect(fake.session).toEqual({});
  });

  it('drops what happens on a site that was switched off, and hears of it again when switched on', async () => {
    const { take, settle, watching } = await startWorker();
    await watching.set(APP, false);
    take(refresh());
    await settle();
    expect(inspectionOf(1)).toBeUndefined();
    await watching.set(APP, true);
    take(refresh());
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(1);
  });

  it('stops with the revocation, and begins with the grant, without a restart', async () => {
    const { take, settle, watching } = await startWorker();
    take(refresh());
    await settle();
    fake.granted.clear();
    watching.forgetGrants();
    take(refresh());
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(1);
    fake.granted.add('<all_urls>');
    watching.forgetGrants();
    take(refresh());
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(2);
  });

  it('asks the tab for its top where the event does not say, and drops what has none', async () => {
    const { take, settle } = await startWorker();
    take({ ...refresh(), top: null, frame: 3 });
    take({ ...refresh(), top: null, frame: 3, tab: 99 });
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(1);
    expect(inspectionOf(99)).toBeUndefined();
  });

  it('puts what a waking worker is told into the order of its time', async () => {
    const value = opaque();
    const told = tokenExchange(
      { grant_type: 'authorization_code', code: opaque() },
      { access_token: opaque(), token_type: 'Bearer', refresh_token: value },
    );
    const { take, settle } = await startWorker();
    for (const observation of [...told].reverse()) take(observation);
    await settle();
    expect(inspectionOf(1)?.tokens.find(({ kind }) => kind === 'refresh')?.certainty).toBe('proven');
  });

  it('takes the browser’s word before that of a page, which stamps its request earlier', async () => {
    const value = opaque();
    const told = tokenExchange(
      { grant_type: 'refresh_token', refresh_token: value },
      { access_token: opaque(), token_type: 'Bearer' },
    );
    const { take, settle } = await startWorker();
    for (const observation of told)
      take(observation.reportedBy === 'page' ? { ...observation, at: observation.at - 2 } : observation);
    await settle();
    const memory = fake.session['followed:spa.test'] as SiteMemory;
    expect(memory.grants.flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual([
      'refresh_requested',
      'refreshed',
      'token_issued',
      'not_rotated',
    ]);
  });

  it('survives an observation that breaks something, and takes the next', async () => {
    const { take, settle } = await startWorker();
    take({ ...refresh(), url: 'no address at all' } as Observation);
    take(refresh());
    await settle();
    expect(inspectionOf(1)?.findings).toHaveLength(1);
  });

  it('leaves a navigation that carries a token away with the site that sent it', async () => {
    const { take, settle } = await startWorker();
    fake.granted.add('https://evil.test/*');
    const value = opaque();
    take(
      seen('request-url', 'https://evil.test/in', {
        top: 'https://evil.test',
        initiator: APP,
        exchange: { id: '7', method: 'GET', type: 'main_frame' },
        fields: [{ name: 'refresh_token', value }],
      }),
    );
    await settle();
    expect(
      inspectionOf(1)
        ?.findings.map(({ rule, site }) => `${rule} ${site}`)
        .sort(),
    ).toEqual([`rt-in-url ${APP}`, `rt-to-third-party ${APP}`]);
  });

  it('leaves the answer to a login with the site it comes to', async () => {
    const { take, settle } = await startWorker();
    take(
      seen('request-url', `${APP}/callback`, {
        initiator: 'https://login.idp.test',
        exchange: { id: '8', method: 'GET', type: 'main_frame' },
        fields: [
          { name: 'code', value: opaque() },
          { name: 'state', value: opaque() },
        ],
      }),
    );
    await settle();
    expect(inspectionOf(1)?.sightings.map(({ site }) => site)).toEqual([APP]);
    expect(inspectionOf(1)?.grants[0]?.events.map(({ kind }) => kind)).toEqual(['callback']);
  });

  it('names the origins of a login that only the page told of', async () => {
    const { take, settle } = await startWorker();
    fake.granted.delete('https://login.idp.test/*');
    for (const observation of tokenExchange(
      { grant_type: 'authorization_code', code: opaque() },
      { access_token: opaque(), token_type: 'Bearer' },
      { confirmed: false },
    ))
      take(observation);
    await settle();
    expect(fake.session['coverage:1']).toMatchObject({ missing: ['https://login.idp.test'] });
  });

  it('takes a storm of requests without a write for each', async () => {
    const { take, settle } = await startWorker();
    for (let at = 0; at < 1_000; at++) {
      take(
        seen('request-url', `${APP}/item/${at}`, {
          exchange: { id: `${at}`, method: 'GET', type: 'image' },
          fields: [{ name: '', value: `/item/${at}` }],
        }),
      );
      take(
        seen('request-body', `${APP}/item/${at}`, {
          exchange: { id: `${at}`, method: 'POST', type: 'ping' },
          fields: body('{"a":1}'),
        }),
      );
    }
    for (const observation of apiCall(opaque())) take(observation);
    await settle();
    expect(fake.browser.storage.session.set.mock.calls.length).toBeLessThanOrEqual(3);
    expect(fake.session['coverage:1']).toMatchObject({ requests: 1_001 });
  });
});

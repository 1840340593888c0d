import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, inLocalStorage, opaque, seen, tokenExchange } from './login';
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

describe('what follows a token response', () => {
  it('waits until its body is told', async () => {
    const value = opaque();
    const told = tokenExchange(
      { grant_type: 'authorization_code', code: opaque(), client_id: 'spa' },
      { access_token: opaque(), token_type: 'Bearer', refresh_token: value },
    );
    const body = told.pop();
    const sent = seen('request-body', 'https://tracker.third.test/collect', {
      at: Date.now() + 25,
      exchange: { id: 'tracked', method: 'POST', type: 'xmlhttprequest' },
      fields: [{ name: '', value: JSON.stringify({ device: { id: value } }) }],
    });
    const { take, settle } = await startWorker();
    for (const observation of [...told, sent]) take(observation);
    if (body) take(body);
    await settle();
    expect(inspectionOf(1)?.findings.map(({ rule }) => rule)).toContain('rt-to-third-party');
  });

  it('does not wait long where nobody tells of a body', async () => {
    const told = tokenExchange(
      { grant_type: 'refresh_token', refresh_token: opaque() },
      { access_token: opaque(), token_type: 'Bearer' },
    ).filter(({ reportedBy }) => reportedBy === 'browser');
    const { take, settle } = await startWorker();
    for (const observation of [...told, refresh()]) take(observation);
    await settle();
    await vi.waitFor(() => expect(inspectionOf(1)?.sightings).toHaveLength(2));
  });
});

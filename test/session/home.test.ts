import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteMemory } from '../../src/session/site-memory';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, navigate, opaque, seen } from './login';
import { startWorker } from './start-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const AS = 'https://login.idp.test';
const eventsIn = (site: string) =>
  (fake.session[`followed:${site}`] as SiteMemory | undefined)?.grants.map(({ events }) =>
    events.map(({ kind, facts }) => `${kind} ${facts.status ?? ''}`.trim()),
  );

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add('<all_urls>');
  fake.tabs.set(1, `${APP}/`);
});

const ask = (redirect: string, more: Parameters<typeof navigate>[1] = {}, state = opaque()) =>
  navigate(`${AS}/auth?client_id=spa&response_type=code&state=${state}&redirect_uri=${encodeURIComponent(redirect)}`, {
    top: AS,
    ...more,
  });

describe('a sign-in belongs to', () => {
  it('the site it comes back to, request, answer and callback, whoever began it', async () => {
    const { take, settle } = await startWorker();
    const state = opaque();
    const status = { answer: { status: 302 } };
    for (const one of ask(`${APP}/cb`, { ...status, initiator: 'https://portal.other.test' }, state)) take(one);
    for (const one of navigate(`${APP}/cb?code=${opaque()}&state=${state}`, { top: APP, initiator: AS, ...status }))
      take(one);
    await settle();
    expect(eventsIn('spa.test')).toEqual([['authorization_request 302', 'callback 302']]);
    expect(eventsIn('idp.test')).toBeUndefined();
    expect(eventsIn('other.test')).toBeUndefined();
  });

  it.each([
    ['began it, where it comes back to no site', 'com.spa.app:/cb', APP, 'spa.test'],
    ['began it, where the other is not watched', 'https://app.unseen.test/cb', APP, 'spa.test'],
  ])('the site that %s', async (_, redirect, initiator, site) => {
    fake.granted.delete('<all_urls>');
    for (const origin of [APP, AS]) fake.granted.add(`${origin}/*`);
    const { take, settle } = await startWorker();
    for (const one of ask(redirect, { initiator })) take(one);
    await settle();
    expect(eventsIn(site)).toEqual([['authorization_request']]);
  });

  it('the server, where nobody else is known', async () => {
    const { take, settle } = await startWorker();
    for (const one of ask('com.spa.app:/cb')) take(one);
    await settle();
    expect(eventsIn('idp.test')).toEqual([['authorization_request']]);
  });

  it('the page around its frame', async () => {
    const { take, settle } = await startWorker();
    const state = opaque();
    const framed = { type: 'sub_frame', top: APP, frame: 3, initiator: APP };
    for (const one of ask(`${APP}/silent`, framed, state)) take(one);
    for (const one of navigate(`${APP}/silent?code=${opaque()}&state=${state}`, framed)) take(one);
    await settle();
    expect(eventsIn('spa.test')).toEqual([['authorization_request', 'callback']]);
  });

  it('one site where the answer leads to a fragment', async () => {
    const { take, settle } = await startWorker();
    const state = opaque();
    const [request] = ask(`${APP}/cb`, { initiator: APP }, state);
    if (!request) throw new Error('There is no request.');
    const fields = [
      { name: 'access_token', value: opaque() },
      { name: 'token_type', value: 'Bearer' },
      { name: 'state', value: state },
    ];
    take(request);
    take(seen('fragment', request.url, { at: request.at + 5, top: AS, initiator: APP, fields }));
    take(seen('fragment', `${APP}/cb`, { at: request.at + 9, top: APP, initiator: APP, fields }));
    await settle();
    expect(eventsIn('spa.test')).toEqual([['authorization_request', 'callback', 'token_issued']]);
    expect(eventsIn('idp.test')).toBeUndefined();
  });
});

it('a logout belongs to the site it comes back to', async () => {
  const { take, settle } = await startWorker();
  const state = opaque();
  for (const one of ask(`${APP}/cb`, { initiator: APP }, state)) take(one);
  for (const one of navigate(`${APP}/cb?code=${opaque()}&state=${state}`, { top: APP, initiator: AS })) take(one);
  const url = `${AS}/end?post_logout_redirect_uri=${encodeURIComponent(APP)}`;
  for (const one of navigate(url, { top: AS, at: Date.now() + 1_000, answer: { status: 200 } })) take(one);
  await settle();
  expect(eventsIn('spa.test')).toEqual([['authorization_request', 'callback', 'logout 200']]);
});

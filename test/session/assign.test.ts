import { beforeEach, describe, expect, it, vi } from 'vitest';
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
const kindsIn = (tab: number) => inspectionOf(tab)?.sightings.map(({ place, count }) => `${place.channel} ${count}`);
const eventsIn = (site: string) =>
  (fake.session[`followed:${site}`] as SiteMemory).grants.flatMap(({ events }) => events.map(({ kind }) => kind));

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add('<all_urls>');
  fake.tabs.set(1, `${APP}/`);
});

/** The same, told of a worker that belongs to no tab. */
const ofWorker = (told: Observation[], initiator = APP): Observation[] =>
  told.filter(({ reportedBy }) => reportedBy === 'browser').map((one) => worker(one, initiator));
const worker = (one: Observation, initiator = APP): Observation => ({
  ...one,
  tab: -1,
  frame: -1,
  top: null,
  initiator,
});
const refresh = () =>
  tokenExchange(
    { grant_type: 'refresh_token', refresh_token: opaque() },
    { access_token: opaque(), token_type: 'Bearer' },
  );

describe('the request of a worker without a tab', () => {
  it('is told to every tab of its site, and to no other', async () => {
    fake.tabs.set(2, 'https://www.spa.test/').set(3, 'https://other.test/');
    const { take, settle, changed } = await startWorker();
    for (const one of ofWorker(refresh())) take(one);
    await settle();
    expect(kindsIn(1)).toEqual(['request-body 1']);
    expect(kindsIn(2)).toEqual(['request-body 1']);
    expect(inspectionOf(2)?.sightings[0]?.site).toBe('https://www.spa.test');
    expect(inspectionOf(3)).toBeUndefined();
    expect(changed.mock.calls.map(([tab]) => tab)).not.toContain(3);
  });

  it('happens once, however many tabs are told', async () => {
    fake.tabs.set(2, `${APP}/two`).set(3, `${APP}/three`);
    const { take, settle } = await startWorker();
    // As where the browser hands over the body itself.
    const exchange = { id: 'of-worker', method: 'POST', type: 'xmlhttprequest' };
    for (const one of refresh().filter(
      ({ channel, reportedBy }) => reportedBy === 'browser' || channel === 'response-body',
    ))
      take(worker({ ...one, reportedBy: 'browser', exchange: { ...one.exchange, ...exchange } }));
    await settle();
    const events = ['refresh_requested', 'refreshed', 'token_issued', 'not_rotated'];
    expect(eventsIn('spa.test')).toEqual(events);
    for (const tab of [1, 2, 3]) {
      expect(inspectionOf(tab)?.grants.flatMap((grant) => grant.events.map(({ kind }) => kind))).toEqual(events);
      expect(kindsIn(tab)).toEqual(['request-body 1', 'response-body 1']);
    }
  });

  it('is nobody’s matter where its site is not watched', async () => {
    fake.granted.clear();
    fake.granted.add('https://login.idp.test/*');
    const { take, settle } = await startWorker();
    for (const one of ofWorker(refresh())) take(one);
    await settle();
    expect(Object.keys(fake.session)).toEqual([]);
  });

  it('is not told to a tab of its site that is not watched', async () => {
    fake.granted.clear();
    fake.granted.add(`${APP}/*`);
    fake.tabs.set(2, 'https://www.spa.test/');
    const { take, settle } = await startWorker();
    for (const one of ofWorker(refresh())) take(one);
    await settle();
    expect(kindsIn(1)).toEqual(['request-body 1']);
    expect(inspectionOf(2)).toBeUndefined();
  });

  it('confirms what a page tells of a request that its service worker passed on', async () => {
    const { take, settle } = await startWorker();
    const value = opaque();
    const url = 'https://app.spa.test/session';
    const exchange = { id: 'r', method: 'GET', type: 'xmlhttprequest' };
    const fields = [{ name: '', value: '/session' }];
    take(worker(seen('request-url', url, { exchange, fields })));
    const text = JSON.stringify({ access_token: opaque(), refresh_token: value, token_type: 'Bearer' });
    take(
      seen('response-body', url, {
        reportedBy: 'page',
        exchange: { ...exchange, id: 'page', answer: { status: 200 } },
        fields: body(text),
      }),
    );
    await settle();
    expect(inspectionOf(1)?.tokens.find(({ kind }) => kind === 'refresh')?.certainty).toBe('proven');
  });

  it('is the page’s own where its service worker passes it on, and not a second use of the token', async () => {
    const { take, settle } = await startWorker();
    const told = refresh();
    const [url, sent, answer] = told.filter(({ reportedBy }) => reportedBy === 'browser');
    if (!url?.exchange || !sent || !answer?.exchange) throw new Error('There is no request.');
    const passed = (one: Observation) =>
      worker({ ...one, exchange: one.exchange && { ...one.exchange, id: 'passed' } });
    for (const one of [url, sent, passed(url), passed(sent), passed(answer)]) take(one);
    await settle();
    expect(kindsIn(1)).toEqual(['request-body 1']);
    expect(eventsIn('spa.test')).toEqual(['refresh_requested', 'refreshed']);
    expect(inspectionOf(1)?.findings).toEqual([]);
  });

  it('answers the page’s own where it is passed on without a body that can be read', async () => {
    const { take, settle } = await startWorker();
    const told = refresh();
    const [url, sent, answer] = told.filter(({ reportedBy }) => reportedBy === 'browser');
    const text = told.find(({ channel }) => channel === 'response-body');
    if (!url || !sent || !answer || !text) throw new Error('There is no request.');
    const passed = (one: Observation) =>
      worker({ ...one, reportedBy: 'browser', exchange: one.exchange && { ...one.exchange, id: 'passed' } });
    for (const one of [url, sent, passed(url), passed(answer), passed(text)]) take(one);
    await settle();
    expect(kindsIn(1)).toEqual(['request-body 1', 'response-body 1']);
    expect(eventsIn('spa.test')).toEqual(['refresh_requested', 'refreshed', 'token_issued', 'not_rotated']);
  });

  it('waits no longer for the body of an answer when the page has told of it', async () => {
    const { take, settle } = await startWorker();
    const first = opaque();
    const passedOn = (request: Record<string, string>, response: Record<string, unknown>, at: number) =>
      tokenExchange(request, response, { at }).map((one) => (one.reportedBy === 'page' ? one : worker(one)));
    const now = Date.now();
    const token = { access_token: opaque(), token_type: 'Bearer' };
    await settle();
    for (const one of [
      ...passedOn({ grant_type: 'refresh_token', refresh_token: opaque() }, { ...token, refresh_token: first }, now),
      ...passedOn(
        { grant_type: 'refresh_token', refresh_token: first },
        { ...token, refresh_token: opaque() },
        now + 100,
      ),
    ])
      take(one);
    await settle();
    expect(inspectionOf(1)?.tokens.map(({ certainty }) => certainty)).toEqual(['proven', 'proven', 'proven', 'proven']);
    expect(eventsIn('spa.test').filter((kind) => kind === 'refresh_requested')).toHaveLength(2);
  });

  it('is its own where it asks for another token', async () => {
    const { take, settle } = await startWorker();
    const own = refresh().slice(0, 2);
    for (const one of [...own, ...ofWorker(refresh())]) take(one);
    await settle();
    expect(eventsIn('spa.test')).toEqual(['refresh_requested', 'refresh_requested', 'refreshed']);
  });

  it('confirms nothing that a page of another site tells', async () => {
    fake.tabs.set(2, 'https://evil.test/');
    const { take, settle } = await startWorker();
    const exchange = { id: 'r', method: 'GET', type: 'xmlhttprequest' };
    const url = 'https://app.spa.test/session';
    take(worker(seen('request-url', url, { exchange, fields: [{ name: '', value: '/session' }] })));
    const text = JSON.stringify({ access_token: opaque(), refresh_token: opaque(), token_type: 'Bearer' });
    const top = 'https://evil.test';
    const told = { reportedBy: 'page' as const, exchange: { ...exchange, id: 'page', answer: { status: 200 } } };
    take({ ...seen('response-body', url, { ...told, fields: body(text) }), tab: 2, top });
    await settle();
    expect(inspectionOf(2)?.tokens.map(({ certainty }) => certainty)).toEqual(['hint', 'hint']);
  });

  it('does not ask the browser for tabs each time', async () => {
    const { take, settle } = await startWorker();
    const fields = [{ name: '', value: '/item' }];
    const item = (id: number) =>
      worker(seen('request-url', `${APP}/item`, { exchange: { id: `${id}`, method: 'GET', type: 'image' }, fields }));
    take(item(0));
    await settle();
    fake.browser.tabs.query.mockClear();
    fake.browser.tabs.get.mockClear();
    for (let at = 1; at < 500; at++) take(item(at));
    await settle();
    expect(fake.browser.tabs.query).not.toHaveBeenCalled();
    expect(fake.browser.tabs.get).not.toHaveBeenCalled();
  });
});

describe('an inner frame whose event does not say the top', () => {
  it('is told to the tab by what it shows, asked once until it moves', async () => {
    const { take, settle, tabChanged } = await startWorker();
    const inner = () => ({ ...inLocalStorage('refresh_token', opaque()), top: null, frame: 3 });
    for (let at = 0; at < 5; at++) take(inner());
    await settle();
    expect(inspectionOf(1)?.sightings.map(({ site }) => site)).toEqual(Array(5).fill(APP));
    expect(fake.browser.tabs.get).toHaveBeenCalledTimes(1);

    fake.tabs.set(1, 'https://other.test/');
    await tabChanged(1);
    take(inner());
    await settle();
    expect(inspectionOf(1)?.sightings.at(-1)?.site).toBe('https://other.test');
  });
});

it('a call of the API in the tab itself is that tab’s alone', async () => {
  fake.tabs.set(2, `${APP}/two`);
  const { take, settle } = await startWorker();
  const token = opaque();
  for (const one of apiCall(token)) take(one);
  await settle();
  expect(inspectionOf(1)).toBeDefined();
  expect(inspectionOf(2)).toBeUndefined();
});

it('what answers a callback belongs to where the callback goes, not to the server that sent it there', async () => {
  const { take, settle } = await startWorker();
  const url = `${APP}/callback`;
  const exchange = { id: 'callback', method: 'GET', type: 'main_frame' };
  const from = { initiator: 'https://login.idp.test', exchange };
  const fields = [
    { name: 'code', value: opaque() },
    { name: 'state', value: opaque() },
  ];
  const redirect = { origin: APP, plain: false, carries: false };
  const answer = { status: 302, sets: [{ name: 'sid', httpOnly: true }], redirect };
  take(seen('request-url', `${url}?code=${fields[0]?.value}`, { ...from, fields }));
  take(
    seen('response-header', `${url}?code=${fields[0]?.value}`, {
      ...from,
      exchange: { ...exchange, answer },
      fields: [],
    }),
  );
  await settle();
  expect((fake.session['followed:spa.test'] as SiteMemory).sessions).toEqual(['app.spa.test sid']);
});

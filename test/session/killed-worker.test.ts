import { beforeEach, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import type { Inspection } from '../../src/session/inspection';
import type { SiteMemory } from '../../src/session/site-memory';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import {
  APP,
  accessToken,
  apiCall,
  body,
  inLocalStorage,
  navigate,
  opaque,
  seen,
  TOKEN_ENDPOINT,
  tokenExchange,
} from './login';
import { AS, ask, attempt, back } from './make-attempt';
import { startWorker } from './start-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add('<all_urls>');
  fake.tabs.set(1, `${APP}/`).set(2, `${APP}/two`);
});

const memory = () => fake.session['followed:spa.test'] as SiteMemory;
const told = () =>
  memory().grants.map(({ clientId, events }) => [
    clientId,
    ...events.map(({ kind, facts }) =>
      [kind, ...['error', 'after', 'by', 'channel'].map((name) => facts[name])].join(' '),
    ),
  ]);
const inspectionOf = (tab: number) => fake.session[`inspection:${tab}`] as Inspection;
const shownIn = (tab: number) => inspectionOf(tab).grants.map(({ id, events }) => [id, events.length]);

/** A life: signed in by a request sent ahead, kept, used, refreshed, refused, renewed in vain, signed in again, signed out. */
const life = async (): Promise<Observation[]> => {
  let now = Date.now();
  const at = () => {
    now += 1_000;
    return now;
  };
  const [first, second, silent] = [attempt(), attempt(), attempt({ prompt: 'none' })];
  const [access, refresh, renewed] = [await accessToken(), opaque(), await accessToken({ jti: opaque(8) })];
  const code = { grant_type: 'authorization_code', client_id: 'spa' };
  const asksAgain = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
  const type = 'sub_frame';
  const pushed = { id: opaque(8), method: 'POST', type: 'xmlhttprequest' };
  const par = `${AS}/par`;
  const name = `urn:example:${opaque()}`;
  const sent = at();
  return [
    seen('request-url', par, { at: sent, exchange: pushed, fields: [{ name: '', value: '/par' }] }),
    seen('request-body', par, {
      at: sent,
      exchange: pushed,
      fields: [{ name: '', value: new URLSearchParams(first.asked).toString() }],
    }),
    seen('response-header', par, { at: sent + 9, exchange: { ...pushed, answer: { status: 201 } }, fields: [] }),
    seen('response-body', par, {
      at: sent + 20,
      reportedBy: 'page',
      exchange: { ...pushed, id: 'report', answer: { status: 201 } },
      fields: [{ name: '', value: JSON.stringify({ request_uri: name, expires_in: 60 }), media: 'application/json' }],
    }),
    ...ask({ client_id: 'spa', request_uri: name }, { at: at(), answer: { status: 303 } }),
    ...back({ code: first.code, state: first.state, iss: AS }, { at: at() }),
    ...tokenExchange(
      { ...code, code: first.code, code_verifier: first.verifier },
      { access_token: access, token_type: 'Bearer', expires_in: 600, refresh_token: refresh },
      { at: at() },
    ),
    inLocalStorage('kept', refresh, at()),
    ...apiCall(access, { at: at() }),
    ...tokenExchange(asksAgain, { error: 'use_dpop_nonce' }, { at: at(), status: 400 }),
    ...tokenExchange(asksAgain, { access_token: renewed, token_type: 'Bearer', expires_in: 600 }, { at: at() }),
    ...apiCall(renewed, { at: at() }),
    ...apiCall(renewed, { at: at(), status: 401, error: 'invalid_token' }),
    ...tokenExchange(asksAgain, { error: 'invalid_grant' }, { at: at(), status: 400 }),
    ...ask(silent.asked, { at: at(), type }),
    ...back({ error: 'login_required', state: silent.state, iss: AS }, { at: at(), type }),
    ...ask(second.asked, { at: at() }),
    ...back({ code: second.code, state: second.state, iss: AS }, { at: at() }),
    ...tokenExchange(
      { ...code, code: second.code, code_verifier: second.verifier },
      { access_token: await accessToken({ jti: opaque(8) }), token_type: 'Bearer', expires_in: 600 },
      { at: at() },
    ),
    ...navigate(`${AS}/end?client_id=spa&post_logout_redirect_uri=${APP}/`, { at: at(), answer: { status: 303 } }),
    inLocalStorage('other', 'nothing', at() + 1_000_000),
    inLocalStorage('kept', refresh, at() + 1_000_000),
  ];
};

it('the events of a life are the same, whether or not the worker dies after every second thing it sees', {
  timeout: 60_000,
}, async () => {
  const observations = await life();
  const worker = await startWorker();
  for (const one of observations) worker.take(one);
  await worker.settle();
  const whole = told();
  expect(whole).toHaveLength(3);
  expect(whole[0]?.join()).toContain('revoked_inferred');
  expect(whole[0]?.join()).toContain('expired');
  for (const key of Object.keys(fake.session)) if (key !== 'key') delete fake.session[key];
  for (let index = 0; index < observations.length; index += 2) {
    const short = await startWorker();
    for (const one of observations.slice(index, index + 2)) short.take(one);
    await short.settle();
  }
  expect(told()).toEqual(whole);
});

it('a worker knows the request for metadata that the one before it saw, when the page tells what came', async () => {
  const at = Date.now();
  const signIn = tokenExchange(
    { grant_type: 'authorization_code', code: opaque(), client_id: 'spa' },
    { access_token: opaque(), token_type: 'Bearer' },
    { at },
  );
  const url = `${new URL(TOKEN_ENDPOINT).origin}/.well-known/openid-configuration`;
  const exchange = { method: 'GET', type: 'xmlhttprequest' };
  const metadata = { issuer: new URL(url).origin, token_endpoint: TOKEN_ENDPOINT, authorization_endpoint: url };
  const asked = seen('request-url', url, { at: at + 1, exchange: { ...exchange, id: 'asked' }, fields: body('/') });
  const told = seen('response-body', url, {
    at: at + 2,
    reportedBy: 'page',
    exchange: { ...exchange, id: 'told', answer: { status: 200 } },
    fields: body(JSON.stringify(metadata)),
  });
  for (const observations of [[...signIn, asked], [told]]) {
    const worker = await startWorker();
    for (const observation of observations) worker.take(observation);
    await worker.settle();
  }
  expect(inspectionOf(1).grants[0]?.events.map(({ kind }) => kind)).toContain('discovery');
});

it('a worker goes on where a killed one left off, in the middle of a request', async () => {
  const value = opaque();
  const told = tokenExchange(
    { grant_type: 'authorization_code', code: opaque(), client_id: 'spa' },
    { access_token: opaque(), token_type: 'Bearer', refresh_token: value },
  );
  for (const observation of told) {
    const worker = await startWorker();
    worker.take(observation);
    await worker.settle();
  }
  const last = await startWorker();
  for (const observation of tokenExchange(
    { grant_type: 'refresh_token', refresh_token: value },
    { access_token: opaque(), token_type: 'Bearer', refresh_token: opaque() },
    { at: Date.now() + 500 },
  ))
    last.take(observation);
  await last.settle();
  expect(inspectionOf(1).tokens.map(({ kind, certainty }) => `${kind} ${certainty}`)).toEqual([
    'code proven',
    'access proven',
    'refresh proven',
    'access proven',
    'refresh proven',
  ]);
  expect(inspectionOf(1).grants.map(({ events }) => events.map(({ kind }) => kind))).toEqual([
    ['code_exchange', 'token_issued', 'refresh_requested', 'refreshed', 'token_issued', 'rotated'],
  ]);
  expect(JSON.stringify(fake.session)).not.toContain(value);
});

it('two tabs with one refresh token show one grant', async () => {
  const refresh = opaque();
  const request = { grant_type: 'refresh_token', client_id: 'spa', refresh_token: refresh };
  const next = opaque();
  const inTab = (tab: number) => (one: Observation) => ({ ...one, tab });
  const { take, settle } = await startWorker();
  const at = Date.now();
  const answer = async (token: string) => ({
    access_token: await accessToken(),
    token_type: 'Bearer',
    refresh_token: token,
  });
  for (const one of tokenExchange(request, await answer(next), { at })) take(one);
  take(inTab(2)(inLocalStorage('kept', next, at + 1_000)));
  await settle();
  expect(memory().grants).toHaveLength(1);
  expect(shownIn(1).map(([id]) => id)).toEqual([memory().grants[0]?.id]);
  expect(shownIn(2)).toEqual([[memory().grants[0]?.id, memory().grants[0]?.events.length]]);
  const later = { ...request, refresh_token: next };
  for (const one of tokenExchange(later, await answer(opaque()), { at: at + 2_000 })) take(inTab(2)(one));
  await settle();
  expect(memory().grants).toHaveLength(1);
  expect(shownIn(2)).toEqual([[memory().grants[0]?.id, memory().grants[0]?.events.length]]);
  take(inLocalStorage('kept', next, at + 3_000));
  await settle();
  expect(shownIn(1)).toEqual(shownIn(2));
});
